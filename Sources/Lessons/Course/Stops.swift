import Autodiff

/// Where → stops among the steps of a part.
///
/// In a lesson that says something, steps of one pass of which nothing is said are passed in one go,
/// and → stops at the last of them. Elsewhere each step is a stop.
package struct Stops: Sendable {
  /// In order, from the start to the last step.
  private var positions: [Int]

  /// - Parameter trace: of the part, to find steps in; its numbers are not looked at.
  init(_ part: GraphLessonPart, _ trace: Trace, passesSilence: Bool) {
    let all = 0...trace.steps.count
    guard passesSilence else {
      positions = Array(all)
      return
    }
    let spoken = Self.spoken(part, trace)
    positions = all.filter { position in
      let pass = trace.step(at: position)?.pass
      return spoken.contains(position) || spoken.contains(position + 1)
        || trace.step(at: position + 1)?.pass != pass
    }
  }

  /// Where something of the lesson stands.
  private static func spoken(_ part: GraphLessonPart, _ trace: Trace) -> Set<Int> {
    part.notes.reduce(into: []) { spoken, note in
      guard case .step(let position)? = Placement(note.stage, of: part, in: trace) else { return }
      spoken.insert(position)
      // The update is one stage: what is said of it stands at each of its steps.
      if note.stage == .update { spoken.formUnion(position...trace.steps.count) }
    }
  }

  /// With a step at which something is to be said that the lesson does not know of.
  package func stopping(at position: Int?) -> Stops {
    guard let position else { return self }
    var stops = self
    stops.positions = Set(positions + [max(0, position - 1), position]).sorted()
    return stops
  }

  package func contains(_ position: Int) -> Bool { positions.contains(position) }

  /// Where one → leads; nil from the last step.
  package func next(after position: Int) -> Int? { positions.first { $0 > position } }

  /// The steps that → takes in one go to come to a stop; nil where that is one step or none.
  package func run(to position: Int) -> ClosedRange<Int>? {
    guard contains(position), let before = positions.last(where: { $0 < position }),
      position > before + 1
    else { return nil }
    return before + 1...position
  }
}
