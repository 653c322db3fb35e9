import Foundation
import Interface
import Lessons
import Screen
import Testing

@testable import Export

/// Lessons as asciicast.
@Suite struct Recordings {
  private func recording(_ text: String) throws -> String {
    let lesson = try #require(LessonFile.read(text: text, path: "x").lesson)
    let size = Size(80, 24)
    return Recording(Playthrough(lesson, size: size), title: lesson.title, size: size).text
  }

  private static let lesson = """
    format: 1
    id: small
    title: "A \\"title\\" \\\\ </script>"
    graph: |
      f = w * x
      l = f^2
    given: {w: 3, x: 2}
    steps:
      - {at: start, say: "Two lines."}
      - at: backward f
        say: The first.
        ask: {id: q, type: number, prompt: How much?, answer: grad(f)}
    """

  @Test func itIsAHeaderAndAnEventALine() throws {
    let text = try recording(Self.lesson)
    let lines = try text.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8))
    }
    let header = try #require(lines.first as? [String: Any])
    #expect(header["version"] as? Int == 2 && header["width"] as? Int == 80)
    #expect(header["height"] as? Int == 24)
    #expect(header["title"] as? String == "A \"title\" \\ </script>")
    var last = 0.0
    var markers: [String] = []
    for line in lines.dropFirst() {
      let event = try #require(line as? [Any])
      let time = try #require(event[0] as? Double)
      #expect(event.count == 3 && time >= last)
      last = time
      let code = try #require(event[1] as? String)
      #expect(["o", "m"].contains(code))
      if code == "m" { markers.append(try #require(event[2] as? String)) }
    }
    #expect(
      markers == [
        // Of the forward steps the lesson says nothing: they are one screen.
        "start", "forward l", "backward l", "backward f", "backward w",
        "end of the lesson",
      ])
    #expect(try recording(Self.lesson) == text)
  }
}
