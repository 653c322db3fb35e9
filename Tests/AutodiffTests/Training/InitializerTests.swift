import Autodiff
import Testing

@Suite struct Initializers {
  /// The standard deviation or the bound is PyTorch's, to 1e-14 relative: a root more or less.
  @Test func spreadAsInPyTorch() throws {
    let cases = try TrainingFixtures.cases("initializers.json")
    #expect(cases.count == 252)
    for example in cases {
      let name = try #require(example["init"] as? String)
      let initializer = try #require(Initializer.named(name))
      let fan = try #require((example["fan"] as? String).flatMap(Fan.init))
      let sizes = try #require(example["shape"] as? [Int])
      let axis = (example["layout"] as? String).flatMap(Axis.init)
      let fans = Fans(ofWeight: Shape(sizes[0], sizes[1]), examples: axis)
      let isNormal = name.hasSuffix("normal")
      let expected = try TrainingFixtures.number(
        try #require(example[isNormal ? "std" : "bound"]))
      switch initializer.distribution(fan: fan) {
      case .normal(let mean, let deviation):
        #expect(isNormal && mean == 0)
        let number = initializer.number(deviation, fans)
        #expect(abs(number - expected) <= 1e-14 * expected, "\(name) \(fan) \(sizes)")
      case .uniform(let from, let to):
        #expect(!isNormal)
        let number = initializer.number(to, fans)
        #expect(abs(number - expected) <= 1e-14 * expected, "\(name) \(fan) \(sizes)")
        #expect(initializer.number(from, fans) == -number)
      case .constant: Issue.record("\(name) does not draw")
      }
    }
  }

  /// 100,000 entries: their mean and deviation within four standard errors.
  @Test func drawWhatTheyAnnounce() {
    let shape = Shape(250, 400)
    for initializer in Initializer.all where initializer.usualFan != nil {
      var stream = RandomStream(seed: 5, name: initializer.name)
      let weight = initializer.tensor(shape, from: &stream)
      let count = Double(shape.count)
      let mean = weight.total / count
      let variance = weight.elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      let gain = initializer.name.hasPrefix("he") ? 2.0 : 1
      let fan = initializer.name.hasPrefix("xavier") ? 325.0 : 400
      #expect(abs(variance / (gain / fan) - 1) < 4 * 1.414 / 316, "\(initializer.name)")
      #expect(abs(mean) < 4 * variance.squareRoot() / 316, "\(initializer.name)")
    }
  }

  @Test func fansFollowTheLayout() {
    let columns = Fans(ofWeight: Shape(2, 3), examples: .columns)
    #expect((columns.in, columns.out) == (3, 2))
    let rows = Fans(ofWeight: Shape(2, 3), examples: .rows)
    #expect((rows.in, rows.out) == (2, 3))
    #expect(Fans(ofWeight: Shape(2, 3), examples: nil) == columns)
  }

  @Test func plainOnesTakeTheirNumbers() {
    var stream = RandomStream(seed: 1, name: "W")
    let shape = Shape(2, 2)
    #expect(Initializer.zeros.tensor(shape, from: &stream) == .zeros(shape))
    #expect(Initializer.ones.tensor(shape, from: &stream) == .ones(shape))
    #expect(
      Initializer.constant.tensor(shape, settings: ["value": 0.3], from: &stream)
        == Tensor(shape, filledWith: 0.3))
    let between = Initializer.uniform.tensor(
      Shape(100, 100), settings: ["from": -0.07, "to": 0.07], from: &stream)
    #expect(between.elements.allSatisfy { (-0.07..<0.07).contains($0) })
    let around = Initializer.normal.tensor(
      Shape(100, 100), settings: ["mean": 5, "std": 0.01], from: &stream)
    #expect(around.elements.allSatisfy { abs($0 - 5) < 0.06 })
  }

  /// One name's numbers do not depend on what else is drawn, and uniform ones are the same bits
  /// everywhere.
  @Test func sameSeedAndNameDrawTheSame() {
    var first = RandomStream(seed: 7, name: "Ω0")
    var second = RandomStream(seed: 7, name: "Ω0")
    let shape = Shape(2, 3)
    let drawn = Initializer.heUniform.tensor(shape, from: &first)
    #expect(drawn == Initializer.heUniform.tensor(shape, from: &second))
    let bound = 2.0.squareRoot()
    #expect(drawn.elements[0] == -bound + 2 * bound * 0.8712719285734377)
  }

  @Test func namesAreUniqueAndSayWhatTheyAre() {
    #expect(Set(Initializer.all.map(\.name)).count == Initializer.all.count)
    for initializer in Initializer.all {
      #expect(initializer.summary.hasSuffix("."))
      #expect((initializer.source == nil) == (initializer.usualFan == nil))
    }
  }
}
