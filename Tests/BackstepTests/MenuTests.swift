import Interface
import Lessons
import Screen
import Testing

/// The menu of the built program.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct MenuTests {
  @Test func theMenuOpensALessonAndComesBackAndQuits() throws {
    let session = try Program.open("")
    #expect(try session.wait(for: "q quit"))
    let menu = try session.text()
    for lesson in Expected.lessons.prefix(8) { #expect(menu.contains(lesson.title)) }
    #expect(
      try session.flags() == .init(hasAlternateScreen: true, reportsMouse: true, showsCursor: false)
    )

    try session.press("Enter")
    try expect(session, toShow: Expected.state("toy-function", fromMenu: true), after: "Enter")
    try session.press("Right", "Enter")
    #expect(try session.wait(for: "close"))
    try session.press("Escape")
    #expect(try session.wait(for: "step 1 of 24"))
    try session.press("Escape")
    try session.press("q")
    #expect(try session.screen(becoming: menu) == menu.withoutTrailingLines)

    try session.press("q")
    #expect(try session.exitStatus() == 0)
    #expect(try session.flags() == .restored)
    #expect(try session.hasModesAsBefore())
  }

  @Test func everyLessonOpensFromTheMenu() throws {
    let session = try Program.open("")
    #expect(try session.wait(for: "q quit"))
    for (index, id) in Expected.ids.enumerated() {
      if index > 0 { try session.press("Down") }
      try session.press("Enter")
      if Expected.stepped.contains(id) {
        try expect(session, toShow: Expected.state(id, fromMenu: true), after: "opening \(id)")
      } else {
        // An experiment is still being computed.
        #expect(try session.wait(for: "q menu"), "opening \(id)")
      }
      try session.press("q")
      #expect(try session.wait(for: "q quit"))
    }
  }

  @Test func escapeNeverQuits() throws {
    let session = try Program.open("")
    #expect(try session.wait(for: "q quit"))
    for _ in 0..<3 { try session.press("Escape") }
    try session.press("?")
    #expect(try session.wait(for: "Keys in the menu"))
    for _ in 0..<3 { try session.press("Escape") }
    #expect(try session.wait(for: "q quit"))
    #expect(try session.exitStatus(within: .zero) == nil)
  }

  @Test func aClickOnTheChosenLessonOpensIt() throws {
    let session = try Program.open("")
    #expect(try session.wait(for: "q quit"))
    let title = Expected.lessons[0].title
    let lines = try session.text().split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.prefix(38).contains(title) })
    try session.send(bytes: Array("\u{1B}[<0;8;\(row + 1)M".utf8))
    #expect(try session.wait(for: "step 0 of 24"))
  }

  @Test func withoutTheMouseTheTerminalKeepsIt() throws {
    let session = try Program.open("--no-mouse")
    #expect(try session.wait(for: "q quit"))
    #expect(try !session.flags().reportsMouse)
  }

  /// What is wrong below the header is found while nobody presses a key.
  @Test func anErrorBelowTheHeaderIsShownWithoutAKey() throws {
    let folder = try TemporaryFolder()
    for (name, graph) in [("good", "l = w"), ("bad", "l = v")] {
      let text = "format: 1\nid: \(name)\ntitle: It is \(name)\ngraph: \(graph)\ngiven: {w: 1}\n"
      _ = try folder.write(text, to: "\(name).yaml")
    }
    let session = try Program.open("--lessons \(folder.path(""))")
    #expect(try session.wait(for: "This lesson cannot be opened:"))
    #expect(try session.text().contains("It is good"))
  }
}
