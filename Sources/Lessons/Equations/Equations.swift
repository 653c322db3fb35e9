public import Autodiff
import Notation

/// The equation language: lines of `name = expression` become a graph.
///
///     let compiled = Equations.compile(
///       PlacedText("l = (w * x + b - y)^2"),
///       given: [Given("w", Tensor(2)), …])
///     compiled.graph?.nodes.count   // 5 with x, b and y
public enum Equations {
  /// Something given to the equations: a name and its value.
  public struct Given: Sendable {
    public let name: String
    /// Nil where the value could not be read and that has been reported.
    public let value: Tensor?
    public let place: Place

    public init(_ name: String, _ value: Tensor?, at place: Place = .start) {
      self.name = name
      self.value = value
      self.place = place
    }
  }

  /// A name and where it is written.
  public struct PlacedName: Sendable, Hashable {
    public let name: String
    public let place: Place

    public init(_ name: String, at place: Place = .start) {
      self.name = name
      self.place = place
    }
  }

  /// What equations became, and everything that is wrong with them.
  public struct Compiled: Sendable {
    /// Nil if there is an error.
    public let graph: Graph?
    /// A value for everything given that the graph uses.
    public let values: [Node.ID: Tensor]
    /// Where the name of each line stands.
    public let places: [Node.ID: Place]
    /// In the order of the text, each once.
    public let problems: [Problem]
    /// Looks up every spelling of a name; what could not be built is broken, not unknown.
    let names: NameTable
  }

  /// Reads equations, checks them and builds their graph. All problems are found at once.
  /// - Parameters:
  ///   - learn: what gets a gradient; by default everything given but the classes of
  ///     `cross_entropy`, or in a lesson (`isLesson`) everything given but x and y.
  ///   - loss: by default the last line.
  ///   - examples: which way the examples of a batch lie.
  ///   - isLesson: whether what is given must be used.
  public static func compile(
    _ text: PlacedText, given: [Given], learn: [PlacedName]? = nil, loss: PlacedName? = nil,
    examples: Axis? = nil, isLesson: Bool = false
  ) -> Compiled {
    var compiler = EquationCompiler(
      given: given, learn: learn, loss: loss, examples: examples, isLesson: isLesson,
      isGivenWhole: true)
    return compiler.compiled(text)
  }
}
