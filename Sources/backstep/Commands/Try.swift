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
      """)

  @Argument(help: "Lines of name = expression.")
  var equations: String

  @Argument(help: "A value for each given name.")
  var values: [String] = []

  @Option(help: "The names to learn, separated by commas; all given ones unless told otherwise.")
  var learn: String?

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
    switch format {
    case .json: Printable.write(JSON(trace, lesson: nil).text)
    case .text:
      let style: FormulaPrinter.Style = glyphs.glyphs.isASCII ? .ascii : .book
      Printable.write(TraceText(trace, decimals: nil, style: style).text)
    }
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
