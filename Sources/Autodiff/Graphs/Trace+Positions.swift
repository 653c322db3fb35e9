// Where things stand in a trace, for who goes through it.

extension Trace {
  /// The position at which the next pass begins: its first step; the end, after the last pass.
  package func nextPass(after position: Int) -> Int {
    let current = step(at: position)?.pass
    return steps.indices.map { $0 + 1 }.first { $0 > position && steps[$0 - 1].pass != current }
      ?? steps.count
  }

  /// The position at which this pass began; from there, the one before; the start, before all.
  package func previousPass(before position: Int) -> Int {
    guard position > 1 else { return 0 }
    let pass = steps[position - 2].pass
    var first = position - 1
    while first > 1, steps[first - 2].pass == pass { first -= 1 }
    return first
  }

  /// Where a node's number is computed: its value on the way there, its gradient on the way back,
  /// its update; from there, the next of these.
  package func position(of id: Node.ID, from position: Int) -> Int? {
    let forward = forwardPosition(of: id)
    let stops =
      (forward > 0 ? [forward] : []) + backwardPositions(of: id)
      + (updatePosition(of: id).map { [$0] } ?? [])
    return stops.first { $0 > position } ?? stops.first
  }

  /// The step that first shows a number; 0 for what is given.
  package func firstPosition(of name: Symbol) -> Int {
    switch name {
    case .value(let id): forwardPosition(of: id)
    case .gradient(let id): backwardPositions(of: id).first ?? 0
    case .direction, .elsewhere, .named: 0
    }
  }

  /// The step in which a gradient comes back through a line.
  ///
  /// - Parameter position: by which it must have been taken; nil if at any.
  package func reverseStep(
    toward id: Node.ID, through use: Node.ID, by position: Int? = nil
  ) -> ReverseStep? {
    guard let number = backwardPosition(of: id, through: use), number <= position ?? number,
      case .reverse(let step) = step(at: number)
    else { return nil }
    return step
  }

  /// The values of all that is given.
  package var givenValues: [Node.ID: Tensor] {
    Dictionary(graph.given.map { ($0.id, values[$0.id]) }, uniquingKeysWith: { first, _ in first })
  }
}
