import Foundation
import Testing

/// Lessons written down as they play.
@Suite struct RecordCommandTests {
  /// What a terminal is sent by the first screens of a recording.
  private func sent(_ recording: String, screens: Int) throws -> String {
    var sent = ""
    var count = 0
    for line in recording.split(separator: "\n").dropFirst() {
      let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any]
      guard event?[1] as? String == "o" else { continue }
      count += 1
      if count > screens { break }
      sent += event?[2] as? String ?? ""
    }
    return sent
  }

  /// Played in a terminal emulator it is what the program shows there.
  @Test(.enabled(if: TmuxSession.isAvailable)) func aRecordingPlaysToTheScreensOfTheProgram() throws
  {
    let folder = try TemporaryFolder()
    let record = try Program.run("record", "mlp-batch3", "-o", folder.path("a.cast"))
    #expect(record.status == 0 && record.output.isEmpty && record.errors.isEmpty)
    let recording = folder.text("a.cast")
    let program = try Program.open("mlp-batch3 --no-progress")
    #expect(try program.wait(for: "? help"))
    for screens in 2...6 {
      let file = try folder.write(try sent(recording, screens: screens), to: "sent\(screens)")
      let player = try TmuxSession("sh -c 'cat \(TmuxSession.quoted(file)); sleep 60'")
      try program.press("Right")
      let isSame = try player.wait {
        let shown = try player.text()
        return try shown.contains("━") && shown == program.text()
      }
      #expect(isSame, "screen \(screens)")
    }
  }

  @Test func nothingIsWrittenOver() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine", to: "toy-function.cast")
    let refused = try Program.run("record", "toy-function", "-o", folder.path(""))
    #expect(
      refused.status == 2 && refused.errors.contains("exists already; --force writes over it"))
    #expect(folder.text("toy-function.cast") == "mine")
    let forced = try Program.run("record", "toy-function", "-o", path, "--force", "--size", "60x20")
    #expect(forced.status == 0)
    #expect(
      folder.text("toy-function.cast").hasPrefix("{\"version\": 2, \"width\": 60, \"height\": 20"))
  }

  @Test func whatIsWrongIsOneSentence() throws {
    let size = try Program.run("record", "toy-function", "--size", "9x9")
    #expect(size.status == 2 && size.errors.contains("from 20x8 to 400x200"))
    let part = try Program.run("record", "toy-function", "--part", "7")
    #expect(part.status == 2 && part.errors.split(separator: "\n").count == 1)
  }
}
