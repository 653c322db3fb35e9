import Testing

@testable import Autodiff

@Suite struct RandomStreams {
  /// Reference values of the three algorithms, as their authors' programs print them.
  @Test func isMadeOfTheDocumentedAlgorithms() {
    #expect(RandomStream.hash("") == 0xCBF2_9CE4_8422_2325)
    #expect(RandomStream.hash("a") == 0xAF63_DC4C_8601_EC8C)
    #expect(RandomStream.hash("foobar") == 0x8594_4171_F739_67E8)
    var mixer = SplitMix64(state: 1_234_567)
    #expect(mixer.next() == 6_457_827_717_110_365_317)
    #expect(mixer.next() == 3_203_168_211_198_807_973)
    var stream = RandomStream(words: (1, 2, 3, 4))
    #expect(
      (0..<4).map { _ in stream.next() } == [11520, 0, 1_509_978_240, 1_215_971_899_390_074_240])
  }

  /// The values of an independent program, written in Python from the documentation.
  @Test func canBeDrawnAgainFromTheDocumentation() {
    var words = RandomStream(seed: 7, name: "Ω0")
    #expect(words.next() == 0xDF0B_AD57_2550_BB6D)
    #expect(words.next() == 0x4866_13CA_9B60_FBD7)
    var numbers = RandomStream(seed: 7, name: "Ω0")
    #expect(
      (0..<3).map { _ in numbers.uniform() } == [
        0.8712719285734377, 0.28280757614573193, 0.7625722571581858,
      ])
    var normals = RandomStream(seed: 7, name: "Ω0")
    #expect(abs(normals.normal() - 0.6697337971586128) < 1e-14)
    #expect(abs(normals.normal() - -0.39179128705182886) < 1e-14)
    var order = RandomStream(seed: 1, name: "shuffle 1")
    #expect(order.permutation(of: 8) == [0, 6, 1, 4, 5, 2, 3, 7])
  }

  @Test func everyNameAndEverySeedHasAStreamOfItsOwn() {
    var first: Set<UInt64> = []
    for seed in 0..<100 as Range<UInt64> {
      for name in ["β0", "β1", "Ω0", "W", "w"] {
        var stream = RandomStream(seed: seed, name: name)
        first.insert(stream.next())
      }
    }
    #expect(first.count == 500)
  }

  /// Within four standard errors of the moments: 1/√12, 1, and 0 for what is odd.
  @Test func numbersAreUniformAndNormal() {
    var stream = RandomStream(seed: 3, name: "x")
    let count = 100_000
    let uniform = (0..<count).map { _ in stream.uniform() }
    let normal = (0..<count).map { _ in stream.normal() }
    func moment(_ numbers: [Double], _ power: Int, around center: Double = 0) -> Double {
      numbers.reduce(0) { sum, x in
        sum + (0..<power).reduce(1) { product, _ in product * (x - center) }
      } / Double(count)
    }
    #expect(uniform.allSatisfy { (0..<1).contains($0) })
    #expect(abs(moment(uniform, 1) - 0.5) < 4 * 0.2887 / 316)
    #expect(abs(moment(uniform, 2, around: 0.5) - 1.0 / 12) < 4 * 0.0745 / 316)
    #expect(abs(moment(normal, 1)) < 4 / 316.0)
    #expect(abs(moment(normal, 2) - 1) < 4 * 1.414 / 316)
    #expect(abs(moment(normal, 3)) < 4 * 3.873 / 316)
    #expect(abs(moment(normal, 4) - 3) < 4 * 9.798 / 316)
  }

  /// Against libc, to 1e-15 relative but for numbers beside 1, where log is nearly 0.
  @Test func logarithmsNeedNoLibrary() {
    var stream = RandomStream(seed: 1, name: "log")
    for _ in 0..<10_000 {
      let x = stream.uniform() * raised(10, Double(stream.whole(below: 300)) - 299)
      guard x > 0 else { continue }
      #expect(abs(portableLogarithm(x) - logarithm(x)) <= 4e-16 * max(1, abs(logarithm(x))))
    }
    #expect(portableLogarithm(1) == 0)
  }

  @Test func permutationsHoldEveryPlaceOnce() {
    var stream = RandomStream(seed: 1, name: "order")
    #expect(stream.permutation(of: 0).isEmpty)
    #expect(stream.permutation(of: 1) == [0])
    let order = stream.permutation(of: 1000)
    #expect(order.sorted() == Array(0..<1000) && order != Array(0..<1000))
  }
}
