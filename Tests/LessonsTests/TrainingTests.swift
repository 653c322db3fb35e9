import Autodiff
import Testing

@testable import Lessons

/// How a lesson trains, with PyTorch's defaults.
@Suite struct Trainings {
  static func training(_ keys: String) -> Training? {
    LessonFile.read(
      text: LessonTexts.base + "examples: columns\ntrain: {\(keys)}\n", path: "lesson.yaml"
    ).lesson?.graphs.first?.content.training
  }

  @Test func whatIsNotSaidIsAsInPyTorch() {
    let sgd = Self.training("optimizer: sgd, steps: 5")
    #expect(sgd?.optimizer == .sgd(momentum: 0, nesterov: false))
    #expect(sgd?.rate == 0.001)
    #expect(sgd?.length == .steps(5))
    #expect(sgd?.batch == nil)
    let rmsprop = Self.training("optimizer: rmsprop, epochs: 2")
    #expect(rmsprop?.optimizer == .rmsProp(decay: 0.99, momentum: 0, epsilon: 1e-8))
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

  @Test func everyInitializerIsRead() throws {
    let table: [(keys: String, name: String, fan: Fan?, settings: [String: Double])] = [
      ("init: zeros", "zeros", nil, [:]),
      ("init: ones", "ones", nil, [:]),
      ("init: constant, value: 1/2", "constant", nil, ["value": 0.5]),
      ("init: uniform, from: -1, to: 1", "uniform", nil, ["from": -1, "to": 1]),
      ("init: normal, mean: 0, std: 0.01", "normal", nil, ["mean": 0, "std": 0.01]),
      ("init: he-normal", "he-normal", nil, [:]),
      ("init: xavier-uniform", "xavier-uniform", nil, [:]),
      ("init: lecun-normal, fan: out", "lecun-normal", .out, [:]),
    ]
    for (keys, name, fan, settings) in table {
      let draw = try #require(try Self.draw(keys))
      #expect(draw.initializer.name == name && draw.fan == fan && draw.settings == settings)
      #expect(draw.shape == Shape(2, 3) && draw.seed == 0)
    }
  }

  /// The numbers are those of the name's stream, whichever way the name is spelled.
  @Test func numbersComeFromTheStreamOfTheName() throws {
    let draw = try #require(try Self.draw("init: he-normal, seed: 7"))
    var stream = RandomStream(seed: 7, name: "Ω0")
    let expected = Initializer.heNormal.tensor(Shape(2, 3), from: &stream)
    #expect(draw.value(for: "Omega_0", examples: .columns) == expected)
    #expect(draw.value(for: "Ω0", examples: nil) == expected)
    #expect(draw.value(for: "Ω0", examples: .rows) != expected)
    #expect(draw.value(for: "Ω1", examples: nil) != expected)
  }

  @Test func aLessonIsGivenWhatIsDrawn() throws {
    let text = LessonTexts.base.with("b: 0}", "b: {shape: [1, 1], init: normal, mean: 0, std: 2}}")
    let part = try #require(
      LessonFile.read(text: text, path: "lesson.yaml").lesson?.graphs.first)
    var stream = RandomStream(seed: 0, name: "b")
    let b = try #require(part.content.node(named: "b"))
    #expect(part.content.values[b.id]?.scalar == 2 * stream.normal())
  }
}
