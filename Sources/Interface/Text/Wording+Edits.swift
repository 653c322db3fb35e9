import Autodiff
import Lessons
import Notation
import Screen
import Study

// What edits have moved, in words and arrows.

extension Wording {
  /// The names of what is edited: `ω₀, Ω₁`.
  var editedNames: String {
    (moment.edits.map { givenName($0.node) } + (moment.editedRate == nil ? [] : ["rate"]))
      .joined(separator: ", ")
  }

  /// A given value by its name; of one that updates have moved, `ω₀ at the start`.
  func givenName(_ id: Node.ID) -> String {
    let isMoved = moment.spot.iteration > 0 && moment.graph.nodes[id].kind == .parameter
    return printer.name(id) + (isMoved ? " at the start" : "")
  }

  /// What was put in for what: `ω₀ 0.1 → 0.2`.
  var edited: String {
    var all = moment.edits.map { edit in
      short(givenName(edit.node), edit.was, edit.now) { typed(edit.was, edit.now, entry: $0) }
    }
    if let now = moment.editedRate, let was = moment.ownRate {
      all.append("rate \(typed(Tensor(was), Tensor(now), entry: 0))")
    }
    return all.joined(separator: ", ")
  }

  /// All entries or one, each as short as it is exact: they were typed so, however the matrix is
  /// written that they are in.
  private func typed(_ old: Tensor, _ new: Tensor, entry: Int?) -> String {
    let numbers = pen.numbers
    var both = [old, new].map { numbers.inline($0, significant: 6) }
    if let entry {
      let (old, new) = (old.elements[entry], new.elements[entry])
      both = [numbers.number(old, apartFrom: new), numbers.number(new, apartFrom: old)]
    }
    return both.joined(separator: " \(numbers.arrow) ")
  }

  /// What is edited, and what that moved here.
  var movedLine: StyledLine {
    var line = StyledLine("Edited: ", Style.changed)
    line.append((moment.isSymbolic ? editedNames : edited) + ".")
    if !headlines.isEmpty {
      line.append("  Moved: ", Style.changed)
      line.append(headlines.joined(separator: ", ") + ".")
    }
    if let promised { line.append("  \(promised)") }
    return line
  }

  /// `The slope said ℓ −1.71, really +6.75: past the lowest point.`
  private var promised: String? {
    moment.promise.map { "The slope said \(told($0))." }
  }

  private func told(_ promise: Promise) -> String {
    "\(printer.name(moment.graph.loss)) \(pen.signed(promise.said, 4)), really "
      + pen.signed(promise.really, 4) + (promise.isPastTheLowest ? ": past the lowest point" : "")
  }

  /// One entry that moves, and what that does to the loss where it can be told:
  /// `β₂ −3 → −2.999: the slope says ℓ −0.001683, really −0.001681.`
  func nudged(_ id: Node.ID, _ entry: Int, from old: Tensor, to new: Tensor) -> String {
    let place =
      new.isScalar ? "" : "[\(entry / new.columns + 1), \(entry % new.columns + 1)]"
    let change = "\(givenName(id))\(place) \(typed(old, new, entry: entry))"
    guard let promise = moment.promise(putting: new, for: id) else { return "\(change)." }
    return "\(change): the slope says \(told(promise))."
  }

  /// What moved of what the step computes, and the loss: `∂ℓ/∂f₁ −16.2 → −17.06`, `ℓ 1 → 2`.
  private var headlines: [String] {
    var lines: [String] = []
    // What an update makes of a value that was edited is no other number than that.
    let isEdited =
      moment.step?.pass == .update && moment.edits.contains { $0.node == moment.step?.node }
    if let step = moment.step, !isEdited, case .known(let now, let was?) = moment.made {
      lines.append(short(printer.text(.symbol(step.result ?? .value(step.node))), was, now))
    }
    let loss = moment.graph.loss
    if moment.step?.result != .value(loss), case .known(let now, let was?) = moment[.value(loss)] {
      lines.append(short(printer.name(loss), was, now))
    }
    return lines
  }

  /// Every value and gradient that is known and moved, in full, in the order of the computation.
  var allMoved: [String] {
    moment.moved.compactMap { name in
      guard case .known(let now, let was?) = moment[name] else { return nil }
      return full(printer.text(.symbol(name)), was, now)
    }
  }

  /// What moved as the boxes have it.
  private func short(_ name: String, _ old: Tensor, _ new: Tensor) -> String {
    short(name, old, new) { entry in
      entry.map { pen.format.change(of: $0, old, new) } ?? pen.format.change(old, new)
    }
  }

  /// One number or two, or how many entries moved.
  ///
  /// - Parameter change: of one entry, counted row by row from 0, or of all.
  private func short(
    _ name: String, _ old: Tensor, _ new: Tensor, _ change: (Int?) -> String
  ) -> String {
    if new.isScalar { return "\(name) \(change(0))" }
    let entries = new.entriesMoved(from: old)
    if let only = entries.first, entries.count == 1 {
      let (row, column) = (only / new.columns, only % new.columns)
      return "\(name)[\(row + 1), \(column + 1)] \(change(only))"
    }
    if new.shape.count <= 4 { return "\(name) \(change(nil))" }
    return "\(entries.count) of \(new.shape.count) entries of \(name)"
  }

  /// All entries, unless there are very many.
  private func full(_ name: String, _ old: Tensor, _ new: Tensor) -> String {
    guard !new.isScalar, new.shape.count <= 24 else { return short(name, old, new) }
    return "\(name) \(pen.format.change(old, new))"
  }
}
