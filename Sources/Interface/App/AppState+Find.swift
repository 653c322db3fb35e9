import Autodiff
import Lessons
import Notation
import Screen
import Study

/// What was looked for last, so that the next place with it can be found.
struct Search: Hashable, Sendable {
  var words = ""
  /// Among the places that say the words.
  var place = -1
}

extension AppState {
  /// Looks for what is typed behind /: a node by its name, else the next place whose text has the
  /// words. Nothing typed looks for the same once more.
  mutating func findTyped() {
    guard let stepper, let typed = stepper.draft?.field.typed.first else { return }
    let words = typed.trimmed.isEmpty ? search.words : typed.trimmed
    if words.isEmpty { return self.stepper?.closeField() ?? () }
    if let node = stepper.node(called: words) {
      self.stepper?.closeField()
      self.stepper?.choose(node)
      message =
        "\(stepper.text.printer.name(node)) is chosen; t runs to its step, Enter inspects it."
      return
    }
    let places = stepper.study.lesson.stages(saying: words)
    guard !places.isEmpty else {
      message = "No node is called so, and no text says it; correct it, or Esc."
      return
    }
    self.stepper?.closeField()
    let next = words == search.words ? (search.place + 1) % places.count : 0
    search = Search(words: words, place: next)
    go(to: places[next])
    message = "\(next + 1) of \(places.count) places that say it; / and Enter goes to the next."
  }
}

extension Stepper {
  /// As it is written in the lesson or on the screen, whatever the case of its letters.
  fileprivate func node(called name: String) -> Node.ID? {
    let nodes = moment.graph.nodes
    func names(_ node: Node) -> [String] {
      [node.name, Name(node.name).ascii, text.printer.name(node.id)]
    }
    return nodes.first { names($0).contains(name) }?.id
      ?? nodes.first { names($0).contains { $0.lowercased() == name.lowercased() } }?.id
  }
}
