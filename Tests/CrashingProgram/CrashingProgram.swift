import Curses
import Foundation
import Screen

/// Opens the terminal and ends in a way that Backstep itself offers nobody.
///
///     CrashingProgram trap | overflow | index | exit
@main
enum CrashingProgram {
  static func main() throws {
    let terminal = try CursesTerminal()
    var frame = Frame(size: terminal.size)
    frame.put("about to end", row: 0, column: 0)
    terminal.show(frame)
    _ = terminal.wait(timeout: nil)
    switch CommandLine.arguments.dropFirst().first {
    case "trap": fatalError("the last words")
    case "index": print([1, 2, 3][CommandLine.arguments.count + 1])
    case "overflow": print(depth(below: 0))
    default: exit(7)
    }
  }

  /// Calls itself until the stack is full; the bytes keep it from becoming a loop.
  @inline(never)
  static func depth(below: Int) -> Int {
    var bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: below), count: 64)
    return bytes.withUnsafeMutableBufferPointer { bytes in
      if below == .max { return 0 }
      return depth(below: below + 1) + Int(bytes[below % 64])
    }
  }
}
