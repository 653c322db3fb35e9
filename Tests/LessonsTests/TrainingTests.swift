import Autodiff
import Testing

@testable import Lessons

/// How a lesson trains, with PyTorch's defaults.
@Suite struct Trainings {
  static func training(_ keys: String) -> Training? {
    LessonFile.read(
      text: LessonTexts.base + "examples: columns\ntrain: {\(keys)}\n", path: "lesson.yaml"
    ).lesson?.parts.first?.training
  }

  @Test func whatIsNotSaidIsAsInPyTorch() {
    let sgd = Self.training("optimizer: sgd, steps: 5")
    #expect(sgd?.optimizer == .sgd(momentum: 0, nesterov: false))
    #expect(sgd?.rate == 0.001)
    #expect(sgd?.length == .steps(5))
    #expect(sgd?.batch == nil)
    let rmsprop = Self.training("optimizer: rmsprop, epochs: 2")
    #expect(rmsprop?.optimizer == .rmsprop(decay: 0.99, momentum: 0, epsilon: 1e-8))
    #expect(rmsprop?.rate == 0.01)
    let adam = Self.training("optimizer: adam, epochs: 2")
    #expect(adam?.optimizer == .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8))
    #expect(adam?.rate == 0.001)
  }

  @Test func everyKeyArrives() {
    let training = Self.training(
      "optimizer: sgd, rate: 0.1, momentum: 0.9, nesterov: true, batch: 10, shuffle: true, "
        + "epochs: 100, seed: 7, schedule: {every: 10, factor: 1/2}")
    #expect(
      training
        == Training(
          optimizer: .sgd(momentum: 0.9, nesterov: true), rate: 0.1,
          schedule: .init(every: 10, factor: 0.5), batch: 10, shuffle: true, length: .epochs(100),
          seed: 7))
  }
}

/// Values that are drawn.
@Suite struct Draws {
  static func draw(_ keys: String) throws -> Draw? {
    let document = YamlDocument("{shape: [2, 3], \(keys)}")
    let log = ProblemLog()
    let fields = try #require(
      document.root.flatMap { Fields($0, .draw, source: document.source, log: log) })
    let draw = DrawReader(fields: fields).draw()
    #expect(log.problems == [])
    return draw
  }

  @Test(
    arguments: [
      ("init: zeros", .constant(0)), ("init: ones", .constant(1)),
      ("init: constant, value: 1/2", .constant(0.5)),
      ("init: uniform, from: -1, to: 1", .uniform(from: -1, to: 1)),
      ("init: normal, mean: 0, std: 0.01", .normal(mean: 0, standardDeviation: 0.01)),
      ("init: he-normal", .scaledNormal(.he, .in)),
      ("init: xavier-uniform", .scaledUniform(.xavier, .average)),
      ("init: lecun-normal, fan: out", .scaledNormal(.lecun, .out)),
    ] as [(String, Draw.Distribution)])
  func everyInitializerIsRead(keys: String, distribution: Draw.Distribution) throws {
    let draw = try Self.draw(keys)
    #expect(draw?.distribution == distribution)
    #expect(draw?.shape == Shape(2, 3))
    #expect(draw?.seed == 0)
  }

  @Test func aConstantIsKnownAtOnce() throws {
    #expect(try Self.draw("init: ones, seed: 7")?.constantValue == .ones(Shape(2, 3)))
    #expect(try Self.draw("init: he-normal, seed: 7")?.constantValue == nil)
  }
}
