import Foundation
import Testing

/// `backstep watch`: a lesson on the screen while its file is being written.
@Suite struct WatchTests {
  private static let text = """
    format: 1
    id: watched
    title: Watched
    graph: |
      f = w * x
      l = f^2
    given: {w: 2, x: 3}

    """

  @Test(.enabled(if: TmuxSession.isAvailable))
  func aBrokenFileIsSaidAndAMendedOneShownAtTheSameStep() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.text, to: "watched.yaml")
    let session = try Program.open("watch \(file)")
    #expect(try session.wait(for: "step 0 of 5"))
    for _ in 0..<4 { try session.press("Right") }
    #expect(try session.wait(for: "step 4 of 5"))

    _ = try folder.write(Self.text.replacing("f^2", with: "f^"), to: "watched.yaml")
    #expect(try session.wait(for: "watched.yaml:6:"))
    #expect(try session.wait(for: "below: the lesson as it was before"))
    #expect(try session.text().contains("step 4 of 5"))
    try session.press("Left")
    #expect(try session.wait(for: "step 3 of 5"))
    try session.press("Right")

    // Mended as most editors save: under another name, then renamed.
    let longer = Self.text.replacing("f = w * x", with: "e = 2 * w\n  f = e * x")
    _ = try folder.write(longer, to: "watched.yaml.new")
    #expect(rename(file + ".new", file) == 0)
    #expect(try session.wait(for: "step 5 of 7"))
    #expect(try session.text().contains("∂ℓ/∂f = "))
    #expect(try !session.text().contains("watched.yaml:"))

    #expect(unlink(file) == 0)
    #expect(try session.wait(for: "this file cannot be read: no such file or directory"))
    #expect(try session.text().contains("step 5 of 7"))
    _ = try folder.write(Self.text, to: "watched.yaml")
    #expect(try session.wait(for: "step 4 of 5"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    #expect(try session.flags() == .restored)
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func nothingIsSentWhileNothingChanges() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.text, to: "watched.yaml")
    let session = try Program.open("watch \(file)")
    #expect(try session.wait(for: "step 0 of 5"))
    try session.recordSent()
    try session.press("Right")
    #expect(try session.wait(for: "step 1 of 5"))
    #expect(try session.wait { session.sent.contains("1") })
    Thread.sleep(forTimeInterval: 0.3)
    let sent = session.sent
    // Looked at, because of another file beside it.
    _ = try folder.write("", to: "other.yaml")
    Thread.sleep(forTimeInterval: 0.6)
    #expect(session.sent == sent)
    try session.press("q")
    #expect(try session.exitStatus() == 0)
  }

  @Test(.enabled(if: TmuxSession.isAvailable))
  func aFileThatALinkLeadsToIsSeenWhileKeysComeWithoutAPause() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.text, to: "watched.yaml")
    let links = try TemporaryFolder()
    #expect(symlink(file, links.path("link.yaml")) == 0)
    let session = try Program.open("watch \(links.path("link.yaml"))")
    #expect(try session.wait(for: "step 0 of 5"))
    for title in ["Renamed", "Written"] {
      let text = Self.text.replacing("Watched", with: title)
      if title == "Renamed" {
        _ = try folder.write(text, to: "watched.yaml.new")
        #expect(rename(file + ".new", file) == 0)
      } else {
        _ = try folder.write(text, to: "watched.yaml")
      }
      let isShown = try session.wait {
        try session.press("Right", "Left")
        return try session.text().contains(title)
      }
      #expect(isShown)
    }
    try session.press("q")
    #expect(try session.exitStatus() == 0)
  }

  @Test func whatCannotBeWatchedIsSaid() throws {
    let folder = try TemporaryFolder()
    for (arguments, sentence) in [
      ([folder.path("none.yaml")], "there is no file '\(folder.path("none.yaml"))'; "),
      ([folder.url.path()], "'\(folder.url.path())' is a folder; watch needs a lesson file"),
      (
        ["x.yaml", "--plain"], "watch needs the screen; backstep check x.yaml prints what is wrong"
      ),
    ] {
      let run = try Program.run(["watch"] + arguments)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("backstep: \(sentence)"), "\(run.errors)")
    }
    let file = try folder.write(Self.text, to: "watched.yaml")
    #expect(try Program.run("watch", file).errors.hasPrefix("backstep: standard input is not a"))
  }
}
