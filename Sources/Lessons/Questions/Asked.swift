/// What may be asked with hints: a question or a task.
package protocol Asked: Sendable {
  var id: String { get }
  var hints: [Hint] { get }
}

extension Question: Asked {}
extension TryTask: Asked {}

extension Asked {
  package var textHints: [Prose] {
    hints.compactMap { if case .text(let prose) = $0 { prose } else { nil } }
  }

  /// Whether the hints end with the working or a solution.
  package var mayReveal: Bool {
    hints.contains { if case .reveal = $0 { true } else { false } }
  }
}
