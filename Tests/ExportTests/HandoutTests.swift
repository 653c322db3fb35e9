import Foundation
import Interface
import Lessons
import Screen
import Study
import Testing

@testable import Export

/// Lessons on paper and in the browser.
@Suite struct Handouts {
  private static var lessons: [Lesson] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "lessons").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return files.sorted().compactMap { LessonFile.read("\(root)/\($0)").lesson }
  }

  private func sheet(
    _ lesson: Lesson, _ purpose: Handout.Purpose, part: Int? = nil, hasNotes: Bool = false
  ) -> Sheet {
    let start = PlacedStage(part: part ?? 0, stage: .start)
    return Sheet(
      lesson, part: part, stage: start, size: Size(80, 24), purpose: purpose, hasNotes: hasNotes)
  }

  private func written(_ exporter: Exporter, _ sheet: Sheet) -> String {
    if case .sheet(let write) = exporter.subject { write(sheet) } else { "" }
  }

  @Test func everyLessonIsAPageWithHeadingsInOrder() {
    let lessons = Self.lessons
    #expect(lessons.count >= 19)
    for lesson in lessons {
      for purpose in [Handout.Purpose.reading, .questions, .answers] {
        let page = written(.html, sheet(lesson, purpose, hasNotes: true))
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        let opened = page.matches(
          of: #/<(h[1-3]|p|section|div|aside|ol|ul|li|table|tr|td|b|main)\b/#)
        let closed = page.matches(
          of: #/<\/(h[1-3]|p|section|div|aside|ol|ul|li|table|tr|td|b|main)>/#)
        #expect(opened.map(\.1).sorted() == closed.map(\.1).sorted(), "\(lesson.id)")
        let levels = page.matches(of: #/<h(\d)[ >]/#).compactMap { Int($0.1) }
        #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(lesson.id)")
        #expect(page.contains("<title>\(FrameSVG.escaped(lesson.title))</title>"))
      }
    }
  }

  /// What comes next is asked first, and not worked out right below.
  @Test func aWorksheetDoesNotWorkOutWhatItHasJustAsked() throws {
    let lesson = try #require(Self.lessons.first { $0.id == "mlp-batch3" })
    let lines = written(.markdown, sheet(lesson, .questions)).split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains("Which shape comes out?") })
    let next = try #require(lines[place...].first { $0.hasPrefix("**Step") })
    #expect(next == "**Step 9 of 14, backward pass 1: ∂L/∂h₁ = ?.**")
    #expect(written(.markdown, sheet(lesson, .reading)).contains("∂L/∂h₁ = Ω₁ᵀ ∂L/∂f₁"))
  }

  /// A worksheet has every question and no answer; its key has both.
  @Test func aWorksheetAsksAndItsKeyAnswers() throws {
    let lesson = try #require(Self.lessons.first { $0.id == "toy-function" })
    let worksheet = written(.markdown, sheet(lesson, .questions))
    let key = written(.markdown, sheet(lesson, .answers))
    let reading = written(.markdown, sheet(lesson, .reading))
    let asked = worksheet.ranges(of: "**Question.**").count
    // The task has room on the worksheet, as a question has.
    #expect(asked > 1 && asked == key.ranges(of: "**Question.**").count + 1)
    #expect(worksheet.contains("Name: \\_") && !key.contains("Name: "))
    #expect(worksheet.contains("```text\n") && worksheet.contains("│"))
    #expect(key.ranges(of: "> **Answer:**").count >= asked)
    #expect(!worksheet.contains("**Answer:**") && !reading.contains("**Question.**"))
    // The number that step 13 comes to, which is asked for there.
    #expect(key.contains("−3.366") && reading.contains("−3.366") && !worksheet.contains("−3.366"))
    #expect(worksheet.contains("= ?") && !key.contains("= ?") && !reading.contains("= ?"))
  }

  /// Three passes on three pages, of which the first has the title; who only reads turns no pages.
  @Test func eachPassOfAWorksheetBeginsAPage() throws {
    let lesson = try #require(Self.lessons.first { $0.id == "toy-function" })
    for (purpose, count) in [(Handout.Purpose.questions, 2), (.answers, 2), (.reading, 0)] {
      let page = written(.html, sheet(lesson, purpose))
      #expect(page.ranges(of: "<h2 class=\"page\">Backward").count == count)
      #expect(page.contains("<h2>Forward pass</h2>"))
    }
  }

  @Test func aMatrixHasAnEmptyTable() throws {
    let lesson = try lesson(
      """
      format: 1
      id: matrix
      title: Matrix
      graph: "f = W @ x\\nl = sum(f^2)"
      given: {W: [[1, 2], [3, 4]], x: [1, 1]}
      learn: [W]
      steps:
        - at: backward W
          teacher: Wait here.
          ask: {id: q, type: matrix, prompt: Which?, answer: grad(W)}
      """)
    let worksheet = written(.markdown, sheet(lesson, .questions))
    #expect(worksheet.contains("| 1 | 2 |\n|---|---|\n|   |   |\n|   |   |\n"))
    #expect(!worksheet.contains("Wait here."))
    #expect(written(.html, sheet(lesson, .questions)).ranges(of: "<td></td>").count == 4)
    let noted = written(.markdown, sheet(lesson, .questions, hasNotes: true))
    #expect(noted.contains("> *For the teacher:* Wait here."))
  }

  @Test func textOfALessonIsOnlyText() throws {
    let lesson = try lesson(
      """
      format: 1
      id: hostile
      title: "</title><script>alert(1)</script> *bold* `x` [a](b) $y$"
      graph: l = w^2
      given: {w: 3}
      steps:
        - {at: start, say: "1. a < b & # no list | no table"}
      """)
    let page = written(.html, sheet(lesson, .reading))
    #expect(page.contains("1. a &lt; b &amp; # no list"))
    // The one script is the page's own, and nothing of the lesson ends it.
    #expect(page.ranges(of: "<script").count == 1 && page.ranges(of: "</script").count == 1)
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!written(.html, sheet(lesson, .questions)).contains("<script"))
    let text = written(.markdown, sheet(lesson, .reading))
    #expect(text.contains("\\*bold\\* \\`x\\` \\[a\\](b) \\$y\\$"))
    #expect(text.contains("\n1\\. a \\< b \\& \\# no list \\| no table\n"))
  }

  @Test func pagesCanBeRead() throws {
    let page = written(.html, sheet(try #require(Self.lessons.first), .reading))
    let themes = page.matches(of: #/:root\{([^}]*)\}/#).prefix(2).map { $0.1 }
    #expect(themes.count == 2)
    for theme in themes {
      var colors: [Substring: Double] = [:]
      for match in theme.matches(of: #/--(\w+):#(\w+)/#) { colors[match.1] = luminance(match.2) }
      let paper = try #require(colors["paper"])
      for (name, color) in colors where name != "paper" && name != "line" {
        let contrast = (max(color, paper) + 0.05) / (min(color, paper) + 0.05)
        #expect(contrast >= 4.5, "\(name) has \(contrast)")
      }
    }
  }

  private func luminance(_ hex: Substring) -> Double {
    let digits = hex.count == 3 ? hex.flatMap { [$0, $0] } : Array(hex)
    let parts = [0, 2, 4].map { place -> Double in
      let level = Double(Int(String(digits[place..<place + 2]), radix: 16) ?? 0) / 255
      return level <= 0.03928 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func lesson(_ text: String) throws -> Lesson {
    let file = LessonFile.read(text: text, path: "x")
    return try #require(file.lesson, "\(file.findings.map(\.headline))")
  }
}
