import Testing

@testable import Lessons

/// How a finding is shown.
@Suite struct FindingText {
  static func rendered(_ text: String) -> [String] {
    LessonFile.read(text: text, path: "lessons/x.yaml").findings.map(\.rendered)
  }

  @Test func itHasTheSourceLineAndACaret() {
    let text = LessonTexts.base.replacing("w * x", with: "rleu(x)")
    #expect(
      Self.rendered(text).first == """
        lessons/x.yaml:5:7: error: no operation 'rleu'; did you mean 'relu'?
            f = rleu(x) + b
                ^
        """)
  }

  @Test func columnsAreCountedInCharactersAndTheCaretInColumnsOfTheTerminal() {
    let text = "format: 1\nid: a\ntitle: 'ŷ̂é漢字': x\n"
    let findings = LessonFile.read(text: text, path: "x").findings
    #expect(findings.map(\.place) == [Place(line: 3, column: 14)])
    // Thirteen characters stand before the colon, two of them two columns wide.
    let caret = findings.first?.rendered.split(separator: "\n").last
    #expect(caret.map(String.init) == "  " + String(repeating: " ", count: 15) + "^")
  }

  @Test func aTabBeforeTheCaretIsRepeated() {
    let finding = Finding(
      file: "x", place: Place(line: 1, column: 3), severity: .warning, sentence: "here",
      sourceLine: "\ta b")
    #expect(finding.rendered == "x:1:3: warning: here\n  \ta b\n  \t ^")
  }

  @Test func aLongLineIsCutAroundTheColumn() {
    let line = String(repeating: "x", count: 500)
    let finding = Finding(
      file: "x", place: Place(line: 1, column: 400), severity: .error, sentence: "here",
      sourceLine: line)
    let lines = finding.rendered.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count < 170 })
    #expect(lines[1].hasPrefix("  …x"))
    #expect(lines[2].count == 83)
  }

  /// A line of plain letters is not taken apart for each of its findings; it shows the same.
  @Test(arguments: [1, 139, 140, 141, 400, 500, 501, 600])
  func aPlainLineIsCutAsAnyOther(_ column: Int) {
    let line = (0..<50).map { "word \($0 + 10)\t" }.joined() + "x"
    let texts = [line, line.replacing("x", with: "é")].map { line in
      Finding(
        file: "x", place: Place(line: 1, column: column), severity: .error, sentence: "here",
        sourceLine: line
      ).rendered.replacing("é", with: "x")
    }
    #expect(texts[0] == texts[1])
  }

  @Test func nothingInItCanReachTheTerminalAsControl() {
    let finding = Finding(
      file: "a\u{1B}[2Jb", place: .start, severity: .error, sentence: "\u{7}no\nline",
      sourceLine: "\u{9B}31m x\u{202E}")
    let shown = finding.rendered.unicodeScalars.filter { $0 != "\n" }
    #expect(!shown.contains { $0.isUnfitForText })
    #expect(finding.rendered.split(separator: "\n").count == 3)
  }
}
