import ArgumentParser
import Autodiff
import Export
import Lessons
import Notation
import Screen

struct Try: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Differentiate equations typed on the command line.",
    discussion: """
      backstep try 'l = (w*x + b - y)^2' w=2 x=3 b=1 y=5
      backstep try 'h = W @ x; l = sum(h^2)' 'W=[[1, 2], [3, 4]]' 'x=[1, -1]' --learn W

      Equations are separated by ; or line breaks; the last line is differentiated. Values are \
      numbers, fractions, [1, 2] (a column) or [[1, 2], [3, 4]].

      backstep try 'y = exp(x) + exp(x)^2' x=1 --forward x --gradcheck
      """)

  @Argument(help: "Lines of name = expression.")
  var equations: String

  @Argument(help: "A value for each given name.")
  var values: [String] = []

  @Option(help: "The names to learn, separated by commas; all given ones unless told otherwise.")
  var learn: String?

  @Option(
    help: ArgumentHelp(
      "Show besides how every line moves when this given name does: by 1, or as in 'x=[1, 0]'.",
      valueName: "name"))
  var forward: String?

  @Flag(help: "Compare every gradient with difference quotients.")
  var gradcheck = false

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var glyphs: GlyphOptions

  func run() throws {
    var problems: [String] = []
    var given: [Equations.Given] = []
    for value in values {
      switch Self.assignment(value) {
      case .success(let assignment): given.append(assignment)
      case .failure(let failure): problems.append(failure.sentence)
      }
    }
    let names = learn.map { list in
      list.split { $0 == "," || $0 == " " }.map { Equations.PlacedName(String($0)) }
    }
    guard problems.isEmpty else { throw Failure(problems.joined(separator: "\n")) }
    let compiled = Equations.compile(PlacedText(equations), given: given, learn: names)
    let source = SourceText(equations)
    let findings = compiled.problems.map { Finding($0, file: "equations", source: source) }
    guard let graph = compiled.graph else {
      throw Failure(findings.map(\.rendered).joined(separator: "\n"))
    }
    for warning in findings { Failure.warn(warning.rendered) }
    let trace = Trace(graph, given: compiled.values)
    let tangents = try forward.map { try Self.tangents($0, in: trace) }
    let check = gradcheck ? GradientCheck(trace) : nil
    switch format {
    case .json: Printable.write(json(trace, tangents, check).text)
    case .text: Printable.write(text(trace, tangents, check))
    }
  }

  private func json(_ trace: Trace, _ tangents: TangentTrace?, _ check: GradientCheck?) -> JSON {
    var document = JSON(trace, lesson: nil)
    if let tangents {
      document =
        document
        .adding("forward", JSON(tangents))
        .adding("forwardGradient", JSON(forwardGradientOf: trace))
        .adding("reverse", JSON(OperationCount.reverse(of: trace)))
    }
    if let check { document = document.adding("gradcheck", JSON(check, in: trace.graph)) }
    return document
  }

  private func text(_ trace: Trace, _ tangents: TangentTrace?, _ check: GradientCheck?) -> String {
    let style: FormulaPrinter.Style = glyphs.glyphs.isASCII ? .ascii : .book
    let text = TraceText(trace, decimals: nil, style: style)
    let parts = [
      text.text, tangents.map(text.forward), check.map(text.gradientCheck),
      text.nonFiniteSentence.map { $0 + "\n" },
    ]
    return parts.compactMap { $0 }.joined(separator: "\n")
  }

  /// `name`, which moves by 1, or `name=direction`.
  private static func tangents(_ text: String, in trace: Trace) throws -> TangentTrace {
    let graph = trace.graph
    let isPlain = !text.contains("=")
    let moved = try isPlain ? nil : assignment(text).get()
    let name = moved?.name ?? text[...].trimmed
    guard let node = graph.nodes.first(where: { Name($0.name) == Name(name) }) else {
      let given = graph.given.map(\.name).joined(separator: ", ")
      throw Failure("no name '\(name)' for --forward; given are \(given)")
    }
    guard node.kind != .computed else {
      throw Failure("'\(name)' is computed; --forward starts at a given name")
    }
    if let direction = moved?.value, direction.shape != node.shape {
      throw Failure(
        "the direction of '\(name)' is \(direction.shape), but its value is \(node.shape)")
    }
    return TangentTrace(trace, seed: node.id, direction: moved?.value)
  }

  /// `name=value`.
  private static func assignment(_ text: String) -> Result<Equations.Given, Failure> {
    guard let equals = text.firstIndex(of: "=") else {
      return .failure(Failure("'\(text)' is no value: write name=value, as in x=3 or 'x=[1, 2]'"))
    }
    let name = text[..<equals].trimmed
    let value = PlacedText(String(text[text.index(after: equals)...]))
    switch ValueText.read(value) {
    case .success(let tensor): return .success(Equations.Given(name, tensor))
    case .failure(let error): return .failure(Failure("\(name): \(error.problem.sentence)"))
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
