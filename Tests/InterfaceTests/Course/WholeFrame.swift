import Lessons
import Screen

@testable import Interface
@testable import Study

extension AppState {
  /// What is wrong with the frame that is shown, whatever it shows; empty of a whole one.
  var faults: [String] {
    let frame = frame
    let rows = (0..<frame.size.rows).map(frame.line)
    var faults: [String] = []
    if frame.size != size { faults.append("it is \(frame.size)") }
    if let wide = rows.first(where: { ColumnWidth.columns(of: $0) > size.columns }) {
      faults.append("a row is too wide: \(wide)")
    }
    for (number, row) in rows.enumerated() {
      if let sign = ["####", "⋮", "NaN", "∞"].first(where: row.contains) {
        faults.append("it has \(sign)")
      }
      // The mark of an edit goes before the title.
      let mayBeCut = number == 0 && stepper?.mark != nil
      if !mayBeCut, row.contains(/\S…/) || row.hasSuffix("…") { faults.append("it is cut: \(row)") }
    }
    if !hasTitle(rows[0]) { faults.append("it has no header") }
    if !hasWayOn(rows[rows.count - 1], frame) { faults.append("it has no hints") }
    return faults
  }

  private func hasTitle(_ row: String) -> Bool {
    if stepper?.mark != nil { return true }
    let whole = experiment?.study.title ?? stepper?.study.title
    let part = experiment?.study.part.title ?? stepper?.moment.part.title
    return [whole, part].compactMap(\.self).contains { row.hasPrefix(" \($0)") }
  }

  /// The keys that work here, unless something is said in their place.
  private func hasWayOn(_ row: String, _ frame: Frame) -> Bool {
    if let message { return frame.joined.contains(message.joined) }
    return KeyTable.bindings(in: context).contains { binding in
      guard let hint = binding.hint else { return false }
      return row.contains("\(KeyTable.shownKeys(binding, pen.glyphs)) \(hint)")
    }
  }
}

extension Frame {
  /// Its text with its lines joined, as one reads it.
  var joined: String { text.joined }
}

extension StringProtocol {
  /// With one space in place of every space and every end of a line.
  var joined: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
