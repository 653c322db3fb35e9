/// A stream of random numbers that anyone can draw again, in any language.
///
/// The generator is xoshiro256** (Blackman and Vigna 2018, "Scrambled linear pseudorandom number
/// generators"). Its four words are seeded from a seed and a name:
///
/// 1. hash the name: FNV-1a of 64 bits over its UTF-8 bytes, h = 0xCBF29CE484222325 at first,
///    then h = (h xor byte) · 0x100000001B3 for each byte;
/// 2. run SplitMix64 from the state `seed`; take one number, m;
/// 3. run SplitMix64 from the state m xor h; its next four numbers are the words s₀ … s₃.
///
/// All sums and products are modulo 2⁶⁴. A name that is drawn for is passed in its one spelling
/// (`β0`, not `beta_0`), so that each name has a stream of its own and their order does not matter.
///
///     var stream = RandomStream(seed: 7, name: "Ω0")
///     stream.uniform()                        // 0.8712719285734377, the same on every machine
public struct RandomStream: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64)
  /// The second of the last pair of normal numbers, if it is not taken yet.
  private var spare: Double?

  public init(seed: UInt64, name: String) {
    var mixer = SplitMix64(state: seed)
    mixer = SplitMix64(state: mixer.next() ^ Self.hash(name))
    words = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// The generator in a known state, not all zero.
  init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// FNV-1a, 64 bits, over the UTF-8 bytes.
  static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotated(words.1 &* 5, by: 7) &* 9
    let shifted = words.1 << 17
    words.2 ^= words.0
    words.3 ^= words.1
    words.1 ^= words.2
    words.0 ^= words.3
    words.2 ^= shifted
    words.3 = rotated(words.3, by: 45)
    return result
  }

  private func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }

  /// A number from 0 to 1, without 1: the top 53 bits, divided by 2⁵³.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// from + (to − from) · u, with u from 0 to 1.
  public mutating func uniform(from: Double, to: Double) -> Double {
    from + (to - from) * uniform()
  }

  /// A number of the standard normal distribution, by Marsaglia's polar method (1964).
  ///
  /// Draw a = 2u − 1 and then b = 2u − 1 until q = a² + b² is below 1 and not 0; with
  /// r = √(−2 log q / q) the pair is a·r, which comes first, and b·r. The logarithm is our own, of
  /// arithmetic alone, so that these are the same bits everywhere too.
  public mutating func normal() -> Double {
    if let second = spare {
      spare = nil
      return second
    }
    while true {
      let a = 2 * uniform() - 1
      let b = 2 * uniform() - 1
      let q = a * a + b * b
      guard q < 1, q > 0 else { continue }
      let r = (-2 * portableLogarithm(q) / q).squareRoot()
      spare = b * r
      return a * r
    }
  }

  /// A whole number from 0 to `count` − 1: the upper half of the 128-bit product `next()` · count.
  /// - Precondition: `count` is positive.
  public mutating func whole(below count: Int) -> Int {
    precondition(count > 0, "nothing to choose from")
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// 0 … count − 1 in random order: each i from the last to 1 changes places with a `whole(below:
  /// i + 1)` (Fisher and Yates; Durstenfeld 1964).
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// The same changes of places, in any list.
  mutating func shuffle(_ order: inout [Int]) {
    for last in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(last, whole(below: last + 1))
    }
  }
}

/// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// log x to a few units of the last place, by sums, products and quotients alone.
///
/// x = 2ᵏ·m with m from √½ to √2, and log m = 2(s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1),
/// where |s| < 0.172, so that the term in s²³ no longer counts.
/// - Precondition: x is positive and finite.
func portableLogarithm(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var significand = x.significand
  if significand > 1.414_213_562_373_095_1 {
    significand /= 2
    exponent += 1
  }
  let s = (significand - 1) / (significand + 1)
  let square = s * s
  var series = 1.0 / 23
  for odd in stride(from: 21.0, through: 1, by: -2) { series = series * square + 1 / odd }
  // log 2 in two parts, the first of which a small whole number multiplies without rounding.
  let upper = 0.693_147_180_369_123_816_490
  let lower = 1.908_214_929_270_587_700_02e-10
  return exponent * upper + (2 * s * series + exponent * lower)
}
