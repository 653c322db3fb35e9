import Autodiff
import Lessons
import Notation
import Screen
import Study

extension AppState {
  /// Looks for what is typed behind /: a node by its name, else the next place whose text has the
  /// words, or a series that is called so. Nothing typed looks for the same once more.
  mutating func findTyped() {
    guard let lesson = experiment?.study.lesson ?? stepper?.study.lesson, let typed = typedLine
    else { return }
    let words = typed.isEmpty ? soughtWords : typed
    if words.isEmpty { return closeLine() }
    if experiment == nil, let stepper, let node = stepper.node(called: words) {
      closeLine()
      self.stepper?.choose(node)
      message = "\(stepper.text.printer.name(node)) is chosen; t runs to its step, o inspects it."
      return
    }
    if experiment == nil, let stepper {
      let found = stepper.quantities(showing: words)
      if let first = found.first {
        closeLine()
        if let node = first.node { self.stepper?.choose(node) }
        let names = found.map { stepper.text.printer.text(.symbol($0)) }
        message = Self.thatHaveIt(names)
        return
      }
    }
    let places = standpoints(saying: words, in: lesson)
    guard !places.isEmpty, let here = standpoint else {
      let isNumber = experiment == nil && words.contains(where: \.isNumber)
      let thing =
        experiment != nil
        ? "No series" : isNumber ? "No number that is seen and no node" : "No node"
      message = "\(thing) is called so, and no words of the lesson are these; correct it, or Esc."
      return
    }
    closeLine()
    soughtWords = words
    let next = places.firstIndex { here.comes(before: $0.standpoint) } ?? 0
    go(to: places[next].stage)
    message =
      places.count == 1
      ? "This is the only place that says it."
      : "\(next + 1) of \(places.count) places that say it; / and Enter goes to the next."
  }

  private static let mostNames = 5

  /// `f₁ has that number.`
  private static func thatHaveIt(_ names: [String]) -> String {
    let more = names.count > mostNames ? ["\(names.count - mostNames + 1) more"] : []
    let told = (more.isEmpty ? names : Array(names.prefix(mostNames - 1))) + more
    guard let last = told.last, told.count > 1 else { return "\(names[0]) has that number." }
    return "\(told.dropLast().joined(separator: ", ")) and \(last) have that number."
  }

  /// The places whose text has some words, each once, in the order of the lesson.
  private func standpoints(
    saying words: String, in lesson: Lesson
  ) -> [(stage: PlacedStage, standpoint: Standpoint)] {
    var state = self
    var seen: Set<Standpoint> = []
    return lesson.stages(saying: words).prefix(Self.mostPlaces).compactMap { stage in
      state.go(to: stage)
      return state.standpoint.flatMap {
        seen.insert($0).inserted ? (stage: stage, standpoint: $0) : nil
      }
    }.sorted { $0.standpoint.comes(before: $1.standpoint) }
  }

  /// More are not gone through for one key.
  private static let mostPlaces = 200
}

extension Stepper {
  /// What stands in a box with this number, with the digits that are seen, and is not asked for.
  fileprivate func quantities(showing words: String) -> [Symbol] {
    let number = pen.glyphs.spell(words.replacing("-", with: "−"))
    guard words.contains(where: \.isNumber) else { return [] }
    let symbols = moment.graph.nodes.flatMap { [Symbol.value($0.id), .gradient($0.id)] }
    return symbols.filter { symbol in
      guard case .known = moment[symbol] else { return false }
      return pen.text(moment[symbol], 200).split { " []⎡⎤⎣⎦;,".contains($0) }.contains {
        $0 == number
      }
    }
  }

  /// As it is written in the lesson or on the screen, whatever the case of its letters.
  fileprivate func node(called name: String) -> Node.ID? {
    let nodes = moment.graph.nodes
    let name = name.filter { $0 != "_" }
    func names(_ node: Node) -> [String] {
      [node.name, Name(node.name).ascii, text.printer.name(node.id)]
    }
    return nodes.first { names($0).contains(name) }?.id
      ?? nodes.first { names($0).contains { $0.lowercased() == name.lowercased() } }?.id
  }
}
