import Autodiff
import Lessons
import Notation
import Screen
import Study

// Why a number is hidden, and what is still asked.

extension Wording {
  /// Why numbers are hidden here, where what asks for them stands in another iteration or part.
  var waiting: StyledLine? {
    if moment.isSymbolic {
      return StyledLine("Symbols only: every number is a ?, and s brings them back.", .muted)
    }
    guard moment.hidesAnything else { return nil }
    let graph = moment.graph
    let names =
      graph.nodes.map { Symbol.value($0.id) } + graph.nodes.map { Symbol.gradient($0.id) }
    guard let hidden = names.first(where: { moment[$0].isSecret }) else { return nil }
    guard let asked = moment.question(hiding: hidden) else {
      return StyledLine("What is ? here waits for an answer in another part.", .muted)
    }
    guard asked.placement.iteration != moment.spot.iteration else { return nil }
    return StyledLine("What is ? here waits for the answer at \(place(asked.placement)).", .muted)
  }

  /// Why a number is hidden: `step 3 asks for it`.
  func reason(_ name: Symbol) -> String {
    if moment.isSymbolic, !moment.isKeptBack(name) { return "only symbols are shown" }
    guard let asked = moment.question(hiding: name) else {
      return "it waits for an answer in another part"
    }
    return moment.isAsked(name, by: asked)
      ? "\(place(asked.placement)) asks for it" : waits(asked)
  }

  /// Why what a formula comes to cannot be told.
  func reason(_ formula: Formula) -> String {
    if let name = formula.symbols.first(where: moment.hides) { return reason(name) }
    if moment.isSymbolic { return "only symbols are shown" }
    return moment.question(echoedBy: formula).map(waits) ?? "it waits for an answer in another part"
  }

  private func waits(_ asked: Placed<Question>) -> String {
    "it waits for the answer at \(place(asked.placement))"
  }

  /// The equation of a line, unless a question asks for it.
  func equation(_ id: Node.ID) -> String {
    moment.hidesFormula(of: id) ? "\(printer.name(id)) = ?" : printer.equation(id)
  }

  func place(_ placement: Placement) -> String {
    switch placement {
    case .iteration(let number): "iteration \(number)"
    case .end: "the end"
    case .step(let position):
      (position == 0 ? "the start" : "step \(position)")
        + (moment.spot.iteration == 0 ? "" : " of iteration 0")
    }
  }

  /// At the end of a part, how many of its questions are open; nil elsewhere.
  var stillOpen: String? {
    let count = moment.openCount
    guard moment.isAtEndOfPart, moment.pending == nil, count > 0 else { return nil }
    return Self.open(count)
  }
}
