import ArgumentParser
import Autodiff
import Export
import Lessons
import Notation
import Screen

struct Try: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.try.rawValue,
    abstract: "Differentiate equations typed on the command line.",
    discussion: """
      backstep try 'l = (w*x + b - y)^2' w=2 x=3 b=1 y=5
      backstep try 'h = W @ x; l = sum(h^2)' 'W=[[1, 2], [3, 4]]' 'x=[1, -1]' --learn W

      backstep try 'y = exp(x) + exp(x)^2' x=1 --forward x --gradcheck

      Equations are separated by ; or line breaks; the last line is differentiated. Values are \
      numbers, fractions, [1, 2] (a column) or [[1, 2], [3, 4]]. backstep operations lists what \
      equations can use.
      """)

  @Argument(help: "Lines of name = expression.")
  var equations: String

  @Argument(help: "A value for each given name.")
  var values: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      The names to learn, separated by commas; without it all given ones but the classes of \
      cross_entropy.
      """, valueName: "names"))
  var learn: String?

  @Option(
    help: "Which way examples lie, columns or rows: softmax and cross_entropy go over each of them."
  )
  var examples: ExamplesOption?

  @Option(
    help: ArgumentHelp(
      "Show besides how every line moves when this given name does: by 1, or as in 'x=[1, 0]'.",
      valueName: "name"))
  var forward: String?

  @Flag(
    help: """
      Compare every gradient with difference quotients, and judge it in CS231n's words: with a \
      relative error up to 1e-7 one is happy, up to 1e-4 it is okay where there are kinks, up to \
      1e-2 uncomfortable, and beyond it is wrong.
      """)
  var gradcheck = false

  @Flag(help: "Open them in the stepper.")
  var open = false

  @Option(
    help: ArgumentHelp("Write them into a file, as a lesson to go on with.", valueName: "file"))
  var save: String?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var glyphs: GlyphOptions

  func validate() throws {
    if save == "" { throw ValidationError("--save needs the name of a file") }
  }

  func run() throws {
    let (given, sentences) = GivenText.readAll(values)
    guard sentences.isEmpty else { throw Failure(sentences.joined(separator: "\n")) }
    let compiled = Equations.compile(
      PlacedText(equations), given: given, learn: try learned(of: given), examples: examples?.axis)
    let source = SourceText(equations)
    let findings = compiled.problems.map { Finding($0, file: "equations", source: source) }
    guard let graph = compiled.graph else {
      let advice =
        given.isEmpty ? ["  values follow the equations: backstep try 'l = w*x' w=2 x=3"] : []
      throw Failure((findings.map(\.rendered) + advice).joined(separator: "\n"))
    }
    for warning in findings { Failure.warn(warning.rendered) }
    for name in Self.unused(given, in: graph) {
      Failure.warn("backstep: '\(name)' is given and never used")
    }
    if open || save != nil { return try asLesson(graph, compiled.values) }
    let trace = Trace(graph, given: compiled.values)
    let tangents = try forward.map { try Self.tangents($0, in: trace) }
    let check = gradcheck ? GradientCheck(trace) : nil
    switch format {
    case .json:
      var exported = Exported(trace)
      exported.tangents = tangents
      exported.check = check
      Printable.write(exported.json)
    case .text: Printable.write(text(trace, tangents, check))
    }
  }

  /// Writes them as a lesson, and opens it.
  private func asLesson(_ graph: Graph, _ values: [Node.ID: Tensor]) throws {
    let name = save?.split(separator: "/").last.map(String.init) ?? "your-own"
    let id = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    if let problem = LessonID.problem(with: id) { throw Failure(problem) }
    let text = OwnLesson.text(
      id: id, equations: equations, graph: graph, values: values, examples: examples?.axis)
    if let save {
      try NewFile.write(text, to: save)
      let shown = save.contains("/") ? save : "./\(save)"
      Printable.write(Printable.text("Wrote \(save). Now: backstep \(shown) opens it.\n"))
    }
    guard open else { return }
    let file = LessonFile.read(text: text, path: save ?? "equations")
    guard let lesson = file.lesson else {
      throw Failure(file.findings.map(\.rendered).joined(separator: "\n"))
    }
    var opening = Opening(own: lesson)
    opening.look.chosenGlyphs = glyphs.chosen
    opening.progress = nil
    try opening.run()
  }

  private func text(_ trace: Trace, _ tangents: TangentTrace?, _ check: GradientCheck?) -> String {
    let style: FormulaPrinter.Style = glyphs.glyphs.isASCII ? .ascii : .book
    let text = TraceText(trace, decimals: nil, style: style)
    let parts = [
      text.text, text.conventionSentences.map { glyphs.glyphs.spell($0) + "\n" },
      tangents.map(text.forward), check.map(text.gradientCheck),
      text.nonFiniteSentence.map { $0 + "\n" },
    ]
    return parts.compactMap { $0 }.joined(separator: "\n")
  }

  /// The names of `--learn` as they are given; nil where it is not said.
  private func learned(of given: [Equations.Given]) throws -> [Equations.PlacedName]? {
    guard let learn else { return nil }
    var learned: [Equations.PlacedName] = []
    for word in learn.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init) {
      guard let one = given.first(where: { Name($0.name) == Name(word) }) else {
        let names = given.map(\.name).joined(separator: ", ")
        throw Failure(
          "no name '\(word)' for --learn"
            + (names.isEmpty ? "; nothing is given" : "; given are \(names)"))
      }
      let name = Equations.PlacedName(one.name)
      if !learned.contains(name) { learned.append(name) }
    }
    return learned
  }

  private static func unused(_ given: [Equations.Given], in graph: Graph) -> [String] {
    let used = Set(graph.given.map { Name($0.name) })
    return given.map(\.name).filter { !used.contains(Name($0)) }
  }

  private static func assignment(_ text: String) throws -> Equations.Given {
    do {
      return try GivenText.read(text).get()
    } catch {
      throw Failure(error.problem.sentence)
    }
  }

  /// `name`, which moves by 1, or `name=direction`.
  private static func tangents(_ text: String, in trace: Trace) throws -> TangentTrace {
    let graph = trace.graph
    let isPlain = !text.contains("=")
    let moved = try isPlain ? nil : Self.assignment(text)
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
}

/// Which way examples lie.
enum ExamplesOption: String, ExpressibleByArgument, CaseIterable {
  case rows, columns

  var axis: Axis {
    switch self {
    case .rows: .rows
    case .columns: .columns
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
