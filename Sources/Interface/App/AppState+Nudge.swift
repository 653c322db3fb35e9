import Autodiff
import Notation
import Screen
import Study

// A given value a little more or less, and what the slope said of it.

extension AppState {
  /// Moves the value that `e` would edit by the last decimal that is shown, which is an edit like any
  /// other. Of a chosen node that is computed it is said what would come of it, and nothing kept.
  mutating func nudge(_ steps: Int) {
    guard let stepper else { return }
    if let chosen = stepper.chosen, stepper.moment.graph.nodes[chosen].kind == .computed {
      message = stepper.whatIf(chosen, steps)
      return
    }
    do {
      let node = try stepper.valueToEdit(goesOn: false)
      guard let given = stepper.moment.given(node) else { return }
      let entry = given.now.entriesMoved(from: given.was).first ?? 0
      let value = given.now.nudged(entry: entry, by: steps, decimals: stepper.pen.digits)
      let sentence = stepper.text.nudged(node, entry, from: given.now, to: value)
      say(self.stepper?.perform(.value(.set(node, value))))
      // In a task how far off it is comes first.
      if stepper.moment.triedTask == nil || message == nil { message = sentence }
    } catch {
      message = error.sentence
    }
  }
}

extension Stepper {
  /// `With h₂ 5.068 → 5.069 the slope says ℓ +0.003366, really +0.003373; nothing is kept.`
  fileprivate func whatIf(_ id: Node.ID, _ steps: Int) -> Sentence {
    let name = text.printer.name(id)
    switch moment[.value(id)] {
    case .absent: return "\(name) is not computed yet."
    case .secret: return "\(name) is not shown yet."
    case .known(let value, _):
      let moved = value.nudged(entry: 0, by: steps, decimals: pen.digits)
      guard moment.promise(putting: moved, for: id) != nil else {
        return "What would come of another \(name) is not told here."
      }
      return "With \(text.nudged(id, 0, from: value, to: moved)) Nothing is kept."
    }
  }
}
