import Autodiff

extension Trace {
  /// The position at which the next pass begins: its first step; the end, after the last pass.
  func nextPass(after position: Int) -> Int {
    let current = step(at: position)?.pass
    return steps.indices.map { $0 + 1 }.first { $0 > position && steps[$0 - 1].pass != current }
      ?? steps.count
  }

  /// The position at which this pass began; from there, the one before; the start, before all.
  func previousPass(before position: Int) -> Int {
    guard position > 1 else { return 0 }
    let pass = steps[position - 2].pass
    var first = position - 1
    while first > 1, steps[first - 2].pass == pass { first -= 1 }
    return first
  }

  /// Where a node's number is computed: its value on the way there, its gradient on the way back,
  /// its update; from there, the next of these.
  func position(of id: Node.ID, from position: Int) -> Int? {
    let forward = forwardPosition(of: id)
    let stops =
      (forward > 0 ? [forward] : []) + backwardPositions(of: id)
      + (updatePosition(of: id).map { [$0] } ?? [])
    return stops.first { $0 > position } ?? stops.first
  }
}
