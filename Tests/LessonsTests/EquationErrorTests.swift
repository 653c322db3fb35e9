import Autodiff
import Testing

@testable import Lessons

/// Every sentence about equations, at its place.
@Suite struct EquationErrors {
  static let given: [Equations.Given] = [
    .init("x", Tensor(Shape(3, 1), [1, 2, 3])), .init("y", Tensor(2)), .init("w", Tensor(2)),
    .init("A", Tensor(Shape(2, 3), filledWith: 1)), .init("B", Tensor(Shape(2, 3), filledWith: 1)),
    .init("β0", Tensor(1)), .init("r", Tensor(Shape(1, 2), [1, 2])),
    .init("c", Tensor(Shape(2, 1), [1, 2])),
  ]

  static func problems(_ text: String) -> [String] {
    Equations.compile(PlacedText(text), given: given).problems
      .map { "\($0.place): \($0.severity == .warning ? "warning: " : "")\($0.sentence)" }
  }

  @Test(arguments: [
    ("l = rleu(w)", ["1:5: no operation 'rleu'; did you mean 'relu'?"]),
    ("l = w * ", ["1:7: a value is missing after '*'"]),
  ])
  func areReportedAtTheirPlace(text: String, expected: [String]) {
    #expect(Self.problems(text) == expected)
  }
}
