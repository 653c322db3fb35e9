package import Autodiff
import Lessons

extension Moment {
  /// Every step of the iteration with the values that are shown, also those that are still to come:
  /// for what looks at the graph as a whole. Nil while a question of the part is open, which it might
  /// answer, and while only symbols are seen.
  package var everyStep: Trace? {
    let isAsking = scene.agenda.questions.contains { !answers.isSettled($0.item.id) }
    return isAsking || hidesAnything || isSymbolic ? nil : scene.trace
  }

  /// The same, with every operation inside a line as a step of its own.
  package var unfolded: Trace? { everyStep?.unfolded }

  /// How all lines move with one given value; nil as above.
  package func forwardMode(from seed: Node.ID) -> TangentTrace? {
    everyStep.map { TangentTrace($0, seed: seed) }
  }

  /// How the gradients compare with difference quotients, of which only the verdicts may be told
  /// while anything is asked.
  ///
  /// - Parameter budget: about how many additions, multiplications and functions may be spent.
  package func gradientCheck(budget: Int) -> GradientCheck {
    GradientCheck(scene.trace, budget: budget)
  }
}
