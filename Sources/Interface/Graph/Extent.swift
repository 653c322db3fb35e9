import Autodiff
import Lessons
import Notation
import Study

/// The columns that a node's numbers take, for each column of its matrix.
struct Extent: Hashable, Sendable {
  struct Entries: Hashable, Sendable {
    /// With two significant digits an entry, and with all that the rest of the screen shows, which
    /// is measured where numbers of both kinds may be drawn.
    private(set) var least: [Int]
    private(set) var whole: [Int]
    /// For the power of ten in front of the matrix; 0 by usage.
    let power: Int

    /// The widest that is at most so many columns, where two digits fit these.
    func widths(atMost columns: Int) -> [Int] {
      zip(least, whole).map { max($0, min($1, columns)) }
    }
  }

  let shape: Shape
  let value: Entries
  /// Nil where the node gets none.
  let gradient: Entries?
  /// Whether its shape must not be seen, which stands here as that of a lone number.
  var isSecret = false

  /// Of a larger matrix the corner is measured.
  static let largest = Shape(12, 8)
}

extension Extent.Entries {
  /// What must not be seen, or not yet, and what training may make of a number: a sign, a point and
  /// two digits.
  ///
  /// - Parameters:
  ///   - digits: of the rest of the screen; nil where these widths are not needed.
  ///   - trains: whether a scalar has room for a sign and an exponent: `−2e−4`, and on a large screen
  ///     `−1.7e−4`. A matrix has its power of ten in front.
  ///   - isTight: whether there is room for a sign and a digit only.
  init(unknown shape: Shape, digits: Int?, trains: Bool = false, isTight: Bool = false) {
    let hasExponent = trains && shape.isScalar
    let columns = min(shape.columns, Extent.largest.columns)
    least = Array(
      repeating: (isTight ? Self.tight : Self.unknown) + (hasExponent ? 1 : 0), count: columns)
    whole = Array(
      repeating: max(Self.unknown + (hasExponent ? 3 : 0), (digits ?? 0) + 3), count: columns)
    power = 0
  }

  private static let unknown = 4
  private static let tight = 2

  /// Wide enough for each of some tensors of one shape.
  ///
  /// - Parameter measuresWhole: whether the widths of all digits are needed.
  init(_ tensors: [Tensor], _ format: MatrixFormat, measuresWhole: Bool) {
    let (columns, rows) = (Extent.largest.columns, Extent.largest.rows)
    func widest(_ widths: [[Int]]) -> [Int] {
      guard let first = widths.first else { return [] }
      return first.indices.map { column in widths.map { $0[column] }.max() ?? 1 }
    }
    least = widest(tensors.map { format.leastWidths($0, columns: columns, rows: rows) })
    whole =
      measuresWhole ? widest(tensors.map { format.wholeWidths($0, columns: columns) }) : least
    power = tensors.map { $0.isScalar ? 0 : format.power(of: $0).count }.max() ?? 0
    // The power stands above or below its matrix.
    (least, whole) = (least.widened(to: power), whole.widened(to: power))
  }

  /// At least as wide as others.
  func union(_ other: Self) -> Self {
    Self(
      least: zip(least, other.least).map { max($0, $1) },
      whole: zip(whole, other.whole).map { max($0, $1) }, power: max(power, other.power))
  }
}

/// What the picture of a part must have room for.
struct PictureNeeds: Hashable, Sendable {
  /// By the ids of the nodes.
  private(set) var extents: [Extent]
  /// With less room for what must not be seen yet; nil where all is seen.
  private let tightExtents: [Extent]?
  /// The numbers that each step is about.
  let steps: [Set<Symbol>]
  /// The nodes of which a step is about both value and gradient.
  let both: Set<Node.ID>
  let hasMatrices: Bool

  /// - Parameters:
  ///   - surveys: the part with the values that are shown, and all hidden that is asked for; then what
  ///     training makes of it, as far as that is measured.
  ///   - secretShapes: the lines whose shapes must not be seen.
  ///   - digits: of the rest of the screen, which a picture of scalars alone does not depend on.
  init(
    _ surveys: [Moment], secretShapes: Set<Node.ID>, _ format: MatrixFormat, digits: Int
  ) {
    let survey = surveys[0]
    let graph = survey.graph
    let hasMatrices = graph.hasMatrices
    let trains = survey.part.content.training != nil
    let asked = graph.isLong ? [] : surveys.map(\.asked)
    func entries(_ name: Symbol, _ node: Node, isTight: Bool) -> Extent.Entries {
      // What training changes, as far as one can know.
      let stays = node.kind == .data || name == .gradient(graph.loss)
      let unknown = Extent.Entries(
        unknown: node.shape, digits: hasMatrices ? digits : nil,
        trains: trains && node.kind == .parameter, isTight: isTight)
      if graph.isLong { return unknown }
      let known = zip(surveys, asked).map { survey, asked -> Extent.Entries in
        guard let tensors = survey.history(of: name), !tensors.isEmpty else {
          // What is given is seen, though what becomes of it is not.
          guard case .known(let now, _) = survey[name] else { return unknown }
          return Extent.Entries([now], format, measuresWhole: hasMatrices).union(unknown)
        }
        let entries = Extent.Entries(tensors, format, measuresWhole: hasMatrices)
        // What was asked for has the room that it had before it was answered.
        return asked.contains(name) ? entries.union(unknown) : entries
      }
      let all = known.dropFirst().reduce(known[0]) { $0.union($1) }
      return trains && !stays && known.count == 1 ? all.union(unknown) : all
    }
    func extents(isTight: Bool) -> [Extent] {
      graph.nodes.map { node in
        if secretShapes.contains(node.id) {
          let unknown = Extent.Entries(unknown: .scalar, digits: digits, isTight: isTight)
          return Extent(
            shape: .scalar, value: unknown,
            gradient: graph.getsGradient(node.id) ? unknown : nil, isSecret: true)
        }
        return Extent(
          shape: node.shape, value: entries(.value(node.id), node, isTight: isTight),
          gradient: graph.getsGradient(node.id)
            ? entries(.gradient(node.id), node, isTight: isTight) : nil)
      }
    }
    let usual = extents(isTight: false)
    let tight = graph.isLong || !hasMatrices ? usual : extents(isTight: true)
    self.extents = usual
    tightExtents = tight == usual ? nil : tight
    let steps = graph.isLong ? [] : survey.touchedByStep.withKnownGradients(of: graph.given)
    both = Set(
      graph.nodes.map(\.id).filter { id in
        steps.contains { $0.isSuperset(of: [.value(id), .gradient(id)]) }
      })
    self.hasMatrices = hasMatrices
    self.steps = steps
  }

  /// With less room for what must not be seen yet; nil where all is seen.
  var tightened: PictureNeeds? {
    tightExtents.map { extents in
      var needs = self
      needs.extents = extents
      return needs
    }
  }
}

extension [Set<Symbol>] {
  /// A given value that a step uses stands beside its gradient where that is known by then: in its
  /// place the gradient would stand.
  fileprivate func withKnownGradients(of given: [Node]) -> Self {
    var known: Set<Node.ID> = []
    return map { step in
      known.formUnion(given.map(\.id).filter { step.contains(.gradient($0)) })
      let used = known.filter { step.contains(.value($0)) }
      return step.union(used.map(Symbol.gradient))
    }
  }
}

extension Graph {
  var hasMatrices: Bool { nodes.contains { !$0.shape.isScalar } }
}

extension [Int] {
  /// Columns one apart that take at least so many together.
  fileprivate func widened(to columns: Int) -> [Int] {
    guard let last else { return self }
    let missing = columns - reduce(-1) { $0 + $1 + 1 }
    return missing > 0 ? dropLast() + [last + missing] : self
  }
}
