/// Joins characters that JSON escapes in two halves, as `\ud835\udefd`: YAML knows no halves.
enum SurrogatePairs {
  /// The same text, UTF-8, with every pair of halves as the character that it stands for; a half
  /// alone stays.
  static func joined(in bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(backslash) else { return bytes }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      // What follows a backslash belongs to it, another backslash too.
      let length = bytes[index] == backslash ? min(2, bytes.count - index) : 1
      if let high = unit(at: index, in: bytes), let low = unit(at: index + 6, in: bytes),
        UTF16.isLeadSurrogate(high), UTF16.isTrailSurrogate(low)
      {
        joined += Array(String(decoding: [high, low], as: UTF16.self).utf8)
        index += 12
      } else {
        joined += bytes[index..<index + length]
        index += length
      }
    }
    return joined
  }

  private static let backslash = UInt8(ascii: "\\")

  /// The `\u` and four digits that begin here.
  private static func unit(at index: Int, in bytes: [UInt8]) -> UInt16? {
    guard index + 6 <= bytes.count, bytes[index] == backslash,
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    let digits = String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self)
    return digits.allSatisfy(\.isHexDigit) ? UInt16(digits, radix: 16) : nil
  }
}
