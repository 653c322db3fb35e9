import Testing

@testable import Lessons

/// Every sentence about training, at its place.
@Suite struct TrainingErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func trainingIsCheckedAtItsPlace(text: String, expected: [String]) {
    #expect(LessonTexts.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    (
      base.adding(
        """
        train: {optimizer: sgd, rate: 0.1, momentum: 0.9, nesterov: true, steps: 5}
        steps:
          - at: update
          - at: iteration 5
        """),
      []
    ),
    (
      base.adding(
        """
        train: {optimizer: adam, steps: 5}
        steps:
          - at: iteration 6
        """),
      [
        "10:9: 'iteration 6' comes after the end; this lesson trains for 5 steps"
      ]
    ),
    (base + "train: sgd\n", ["8:8: 'train' is written as keys, as in 'optimizer: …'"]),
    (
      base + "train: {optimizer: sdg, steps: 5}\n",
      [
        "8:20: 'optimizer' cannot be 'sdg'; did you mean 'sgd'?"
      ]
    ),
    (
      base.adding(
        """
        train: {rate: 0.1}
        steps:
          - at: update
        """),
      [
        "8:8: 'optimizer' is missing in 'train'",
        "8:8: 'train' needs 'epochs' or 'steps', as in 'steps: 50'",
      ]
    ),
    (
      base + "train: {optimizer: sgd, steps: 5, epochs: 5}\n",
      [
        "8:25: 'train' has both 'epochs' and 'steps'; remove one of the two"
      ]
    ),
    (
      base + "train: {optimizer: sgd, beta1: 0.9, steps: 5}\n",
      [
        "8:25: 'beta1' has no meaning with 'optimizer: sgd'; remove it"
      ]
    ),
    (
      base + "train: {optimizer: adam, rate: 0, beta1: 1, beta2: -1, epsilon: 0, steps: 0}\n",
      [
        "8:32: 'rate' should be a number greater than 0",
        "8:42: 'beta1' should be a number from 0 to less than 1",
        "8:52: 'beta2' should be a number from 0 to less than 1",
        "8:65: 'epsilon' should be a number greater than 0",
        "8:75: 'steps' should be a whole number from 1 to 1,000,000",
      ]
    ),
    (
      base + "train: {optimizer: sgd, nesterov: true, steps: 5}\n",
      [
        "8:25: 'nesterov' needs a 'momentum' greater than 0"
      ]
    ),
    (
      base + "train: {optimizer: sgd, nesterov: yes, steps: 5}\n",
      [
        "8:35: 'nesterov' cannot be 'yes'; write true or false"
      ]
    ),
    (
      base + "train: {optimizer: sgd, batch: 2, shuffle: true, epochs: 5}\n",
      [
        "8:25: 'batch' needs to know which way examples lie; write 'examples: "
          + "columns' or 'examples: rows'"
      ]
    ),
    (
      """
      format: 1
      id: line
      title: A line
      graph: l = x @ w
      given: {x: [[1, 2, 3]], w: [1, 2, 3]}
      examples: columns
      learn: [w]
      train: {optimizer: sgd, batch: 2, epochs: 5}

      """,
      [
        "8:8: line 'l' does not fit a batch of 2; it needs all examples at once"
      ]
    ),
    (
      base + "train: {optimizer: sgd, shuffle: true, epochs: 5}\n",
      [
        "8:25: 'shuffle' changes nothing without 'batch'; remove it or add 'batch'"
      ]
    ),
    (
      base + "train: {optimizer: sgd, epochs: 5, schedule: {every: 0, factor: -1}}\n",
      [
        "8:54: 'every' should be a whole number from 1 to 1,000,000",
        "8:65: 'factor' should be a number greater than 0",
      ]
    ),
    (
      base + "train: {optimizer: sgd, epochs: 5, schedule: {factor: 0.5}}\n",
      [
        "8:46: 'every' is missing in a schedule"
      ]
    ),
  ]
}
