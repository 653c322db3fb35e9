package import Autodiff
package import Notation

// What a comparison wants of its left side, in words.

extension LiveComparison {
  /// `be 0`, `not be 0`, `be below 0.1`.
  ///
  /// - Parameter value: of the right side; nil where it must not be told.
  package func wish(_ value: Tensor?, _ printer: FormulaPrinter, _ numbers: NumberText) -> String {
    comparison == .notEqual
      ? "not be \(bound(value, printer, numbers))" : "be \(goal(value, printer, numbers))"
  }

  /// `0`, `other than 0`, `below 0.1`, `at least mean(l), which is 3`.
  package func goal(_ value: Tensor?, _ printer: FormulaPrinter, _ numbers: NumberText) -> String {
    let bound = bound(value, printer, numbers)
    return switch comparison {
    case .equal: bound
    case .notEqual: "other than \(bound)"
    case .less: "below \(bound)"
    case .lessOrEqual: "at most \(bound)"
    case .greater: "above \(bound)"
    case .greaterOrEqual: "at least \(bound)"
    }
  }

  private func bound(_ value: Tensor?, _ printer: FormulaPrinter, _ numbers: NumberText) -> String {
    if right.isNumber { return numbers.unicode ? right.text.replacing("-", with: "−") : right.text }
    let name = printer.text(right.formula)
    guard let value else { return "\(name), which is ?" }
    return value.scalar.map { "\(name), which is \(numbers.significant($0, 4))" } ?? name
  }
}
