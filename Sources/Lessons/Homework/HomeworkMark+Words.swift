import Autodiff
package import Notation

// What is said of one number, and of all of them.

extension HomeworkMarks.Mark {
  /// How the lesson writes its name: `f₁`, `∂ℓ/∂W₁`.
  package func name(_ printer: FormulaPrinter) -> String { printer.text(.symbol(symbol)) }

  /// `right`, or what is wrong with it and why.
  package func sentence(_ printer: FormulaPrinter, _ numbers: NumberText) -> String {
    switch verdict {
    case .right: "right"
    case .rounded: "right but rounded"
    case .follows(let sources):
      "wrong, but it follows from \(Self.listed(sources.map { printer.text(.symbol($0)) }))"
    case .otherShape(let slip):
      "wrong: \(sizes(printer)). "
        + (slip?.sentence(printer) ?? "Both need the same rows and columns.")
    case .wrong(let slip, let entries):
      (["wrong: \(difference(entries, numbers))."] + [slip?.sentence(printer)].compactMap(\.self))
        .joined(separator: " ")
    }
  }

  private func sizes(_ printer: FormulaPrinter) -> String {
    let (own, other) = (written.value.shape, right.shape)
    return printer.style == .ascii
      ? "it is \(own.rows)x\(own.columns), and the lesson's is \(other.rows)x\(other.columns)"
      : "it is \(own), and the lesson's is \(other)"
  }

  /// Which entry is the first that is wrong, and how many are.
  private func difference(_ entries: [Bool], _ numbers: NumberText) -> String {
    let wrong = entries.indices.filter { !entries[$0] }
    guard let first = wrong.first, let own = written.value(as: right.shape) else {
      return "it is another number"
    }
    let (found, expected) = (own.elements[first], right.elements[first])
    let pair =
      "\(numbers.number(found, apartFrom: expected)) where "
      + "\(numbers.number(expected, apartFrom: found)) belongs"
    if right.isScalar { return pair }
    let place = "[\(first / right.columns + 1), \(first % right.columns + 1)]"
    let count = wrong.count == 1 ? "one entry" : "\(wrong.count) entries"
    return "\(count) of \(right.shape.count), \(wrong.count == 1 ? "" : "first ")\(place): \(pair)"
  }

  static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension HomeworkMarks {
  /// How many are right, and which to look at first.
  package func summary(_ printer: FormulaPrinter) -> String {
    let rounded = marks.filter { if case .rounded = $0.verdict { true } else { false } }.count
    let right = marks.filter(\.verdict.isRight).count
    let all =
      right == marks.count
      ? (right == 1 ? "It is right" : "All \(right) are right") : "\(right) of \(marks.count) right"
    let how = rounded == 0 ? "" : ", \(rounded == right ? "all" : "\(rounded)") of them rounded"
    guard let first = firstWrong else {
      return "\(all)\(rounded == 1 && right == 1 ? ", but rounded" : how)."
    }
    let following = marks.filter { !$0.verdict.isRight }.count > 1
    return "\(all)\(right == 0 ? "" : how). First in order of computation: \(first.name(printer))"
      + (following ? "; what is wrong after it may follow from it." : ".")
  }
}
