/// Bytes as they come, and the lines in them.
struct LineBuffer {
  private var bytes: [UInt8] = []

  /// What is no line, for it is longer than any.
  struct TooLong: Error {}

  /// The lines that are whole now, without their ends.
  mutating func take(_ more: some Sequence<UInt8>) throws(TooLong) -> [[UInt8]] {
    bytes += more
    var lines: [[UInt8]] = []
    var start = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      guard end - start <= RoomProtocol.longestLine else { throw TooLong() }
      lines.append(Array(bytes[start..<end]))
      start = end + 1
    }
    bytes.removeFirst(start)
    guard bytes.count <= RoomProtocol.longestLine else { throw TooLong() }
    return lines
  }
}
