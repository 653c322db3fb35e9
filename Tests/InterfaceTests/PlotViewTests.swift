import Experiments
import Foundation
import Lessons
import Notation
import Screen
import Testing

@testable import Interface

/// Plots of every kind of experiment: `BACKSTEP_REWRITE_GOLDEN=1 swift test --filter PlotViews` draws
/// them anew, to be read as a diff.
@Suite struct PlotViews {
  static let folder = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/experiments")

  static func experiment(_ name: String) throws -> ExperimentPart {
    let file = LessonFile.read(folder.appending(path: name + ".yaml").path())
    return try #require(file.lesson?.parts.first?.experiment).content
  }

  struct Scene: Sendable, CustomStringConvertible {
    let lesson: String
    let size: Size
    var glyphs = Glyphs.unicode
    var ending = ""

    var description: String { "plot-\(lesson)-\(size.columns)\(ending)" }
  }

  /// However close ticks are, each has a label of its own, of a number that there is.
  @Test(
    arguments: [
      ([2, 2.00001, 2.00002], ["2", "2.00001", "2.00002"]), ([0, 0.5, 1], ["0", "0.5", "1"]),
      ([1.79e308, 0], ["1.79e308", "0"]),
    ] as [([Double], [String])])
  func ticksAreToldApart(_ ticks: [Double], _ labels: [String]) {
    #expect(PlotView.labels(ticks, NumberText()) == labels)
  }

  static let scenes =
    ["curves", "signals", "product", "descent", "comparison", "training"].map {
      Scene(lesson: $0, size: Size(80, 24))
    } + [
      Scene(lesson: "signals", size: Size(120, 40)), Scene(lesson: "signals", size: Size(200, 60)),
      Scene(lesson: "descent", size: Size(120, 40)), Scene(lesson: "descent", size: Size(200, 60)),
      Scene(lesson: "curves", size: Size(120, 40)),
      Scene(lesson: "signals", size: Size(80, 24), glyphs: .ascii, ending: "-ascii"),
      Scene(lesson: "descent", size: Size(80, 24), glyphs: .ascii, ending: "-ascii"),
      Scene(lesson: "curves", size: Size(80, 24), glyphs: .blocks, ending: "-blocks"),
    ]

  @Test(arguments: scenes) func looksAsItDid(_ scene: Scene) throws {
    let part = try Self.experiment(scene.lesson)
    var view = PlotView(part, ExperimentRun.series(of: part.experiment), glyphs: scene.glyphs)
    view.cursor = (series: 0, point: 7)
    var frame = Frame(size: scene.size)
    view.draw(current: 0, into: &frame, in: frame.area)
    if scene.glyphs == .ascii { #expect(frame.isASCII) }
    try Golden.expect(frame, scene.description)
  }

  /// Where a number has no place there is a gap, and the legend says from where on.
  @Test func anOverflowIsAGapWithAMark() throws {
    let part = try Self.experiment("comparison")
    let series = [Series("L near", x: [0, 1, 2, 3, 4], y: [1, 1e200, .infinity, .nan, .nan])]
    let text = PlotView(part, series, glyphs: .unicode).frame(ofPanel: 0, Size(60, 14)).text
    #expect(text.contains("a L near ✗ from update 2"))
    #expect(text.contains("1e200"))
    #expect(text.filter { $0 == "✗" }.count == 2)
  }

  @Test func whatIsNotSeenYetIsNotDrawn() throws {
    let part = try Self.experiment("signals")
    let all = ExperimentRun.series(of: part.experiment)
    let first = PlotView(part, Array(all.prefix(1)), glyphs: .unicode)
    #expect(first.panels == [0])
    #expect(PlotView(part, [], glyphs: .unicode).panels == [])
    #expect(PlotView(part, all, glyphs: .unicode).panels == [0, 1])
    #expect(first.frame(ofPanel: 1, Size(80, 24)) == Frame(size: Size(80, 24)))
  }

  /// Every size is drawn, or nothing is.
  @Test func everySizeIsLegal() throws {
    let part = try Self.experiment("descent")
    let view = PlotView(part, ExperimentRun.series(of: part.experiment), glyphs: .unicode)
    for (columns, rows) in [(0, 0), (1, 1), (19, 30), (20, 5), (21, 7), (60, 6), (300, 9)] {
      let frame = view.frame(ofPanel: 0, Size(columns, rows))
      #expect(frame.size == Size(columns, rows))
    }
  }
}
