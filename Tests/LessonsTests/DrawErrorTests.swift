import Testing

@testable import Lessons

/// Every sentence about drawn values, at its place.
@Suite struct DrawErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func drawsAreCheckedAtTheirPlace(text: String, expected: [String]) {
    #expect(LessonTexts.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [1, 1], init: zeros}}"),
      []
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: {shape: 2, init: zeros}}"),
      [
        "7:38: 'shape' should be rows and columns, as in '[2, 3]'"
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [2, 0], init: zeros}}"),
      [
        "7:38: 'shape' should be rows and columns, as in '[2, 3]'"
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [100000, 100000], init: zeros}}"),
      [
        "7:38: this value has more than 1,000,000 numbers"
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [1, 1], init: he-norml}}"),
      [
        "7:52: no initializer 'he-norml'; did you mean 'he-normal'?"
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [1, 1], init: magic}}"),
      [
        "7:52: no initializer 'magic'; write one as in 'zeros' or 'he-normal'"
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [1, 1], init: constant}}"),
      [
        "7:30: 'init: constant' needs 'value'"
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [1, 1], init: ones, fan: in, value: 2}}"),
      [
        "7:58: 'fan' has no meaning with 'init: ones'; remove it",
        "7:67: 'value' has no meaning with 'init: ones'; remove it",
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [1, 1], init: uniform, from: 1, to: 0}}"),
      [
        "7:70: 'to' should be greater than 'from'"
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [1, 1], init: normal, mean: 0, std: 0}}"),
      [
        "7:74: 'std' should be a number greater than 0"
      ]
    ),
    (
      base.with(
        "given: {x: 1, y: 2, w: 3, b: 0}",
        "given: {x: 1, y: 2, w: 3, b: {shape: [1, 1], init: he-normal, fan: both}}"),
      [
        "7:68: 'fan' cannot be 'both'; write in, out or average"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: {init: zeros}}"),
      [
        "7:30: 'shape' is missing in a drawn value"
      ]
    ),
  ]
}
