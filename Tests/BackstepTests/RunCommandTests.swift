import Foundation
import Testing

/// `backstep run`: what experiments give, as text, JSON and CSV.
@Suite struct RunCommandTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/experiments")

  static func path(_ name: String) -> String { folder.appending(path: name + ".yaml").path() }

  @Test(arguments: ["curves", "signals", "product", "descent", "comparison", "training", "mixed"])
  func everyKindRuns(_ name: String) throws {
    let run = try Program.run("run", Self.path(name))
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.split(separator: "\n").count >= 3)
    let ascii = try Program.run("run", Self.path(name), "--ascii")
    #expect(ascii.output.isASCII)
  }

  @Test func trainingPrintsTheTableOfTheBook() throws {
    let run = try Program.run("run", Self.path("training"))
    let table = run.output.split(separator: "\n").filter { $0.hasPrefix("Epoch") }
    #expect(table.count == 30)
    #expect(table[0].hasPrefix("Epoch     0, loss ") && table[29].hasPrefix("Epoch    29, loss "))
  }

  /// Drawings are as wide as 80 columns, with a letter and a name for each curve.
  @Test func plotDrawsEveryCurve() throws {
    let run = try Program.run("run", Self.path("signals"), "--format", "plot")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    for name in ["a forward 0.01", "c forward 1", "a backward 0.01"] {
      #expect(lines.contains { $0.contains(name) })
    }
    #expect(
      try Program.run("run", Self.path("signals"), "--format", "plot", "--ascii").output.isASCII)
  }

  private struct Output: Decodable {
    struct Series: Decodable {
      let name: String
      let x: [Double]
      let y: [Double]
      let lowest: [Double]?
      let highest: [Double]?
    }

    let format: Int
    let lesson: String
    let part: Int?
    let kind: String
    let seeds: Int?
    let series: [Series]
  }

  private func json(_ arguments: String...) throws -> Output {
    let run = try Program.run(["run"] + arguments + ["--format", "json"])
    #expect(run.status == 0 && run.errors == "")
    return try JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
  }

  @Test func jsonHasTheSeriesWithTheirNumbers() throws {
    let output = try json(Self.path("curves"))
    #expect((output.format, output.lesson, output.kind) == (1, "two-curves", "curves"))
    #expect(output.part == nil && output.seeds == nil)
    #expect(
      output.series.map(\.name) == [
        "value sigmoid", "slope sigmoid", "value relu", "slope relu",
      ])
    #expect(output.series[1].x[16] == 0 && output.series[1].y[16] == 0.25)
  }

  @Test func csvHasALineForEachPoint() throws {
    let run = try Program.run(
      "run", Self.path("mixed"), "--part", "3", "--set", "steps=2", "--format", "csv")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 3 && lines[0] == "series,x,y")
    #expect(lines[1].hasPrefix("loss,0,0.2135") && lines[2].hasPrefix("loss,1,0.1"))
  }

  @Test func aSeedDrawsAnewAndSeveralHaveABand() throws {
    let one = try json(Self.path("product"), "--seed", "5")
    let other = try json(Self.path("product"), "--set", "seed=5")
    #expect(one.series.map(\.y) == other.series.map(\.y))
    let band = try json(Self.path("product"), "--seed", "4", "--seeds", "3")
    #expect(band.seeds == 3)
    let norm = band.series[0]
    let (lowest, highest) = (try #require(norm.lowest), try #require(norm.highest))
    for place in norm.y.indices {
      #expect(lowest[place] <= norm.y[place] && norm.y[place] <= highest[place])
      #expect(lowest[place] <= one.series[0].y[place] && one.series[0].y[place] <= highest[place])
    }
  }

  @Test(arguments: [
    (["mixed", "--part", "2"], "part 2 of 'first-by-hand' is a graph, and no experiment"),
    (["mixed", "--part", "9"], "'first-by-hand' has parts 1 to 3, not 9"),
    (["curves", "--set", "steps=3"], "--set: no parameter 'steps'; did you mean 'step'?"),
    (
      ["curves", "--set", "step"], "--set takes a name and a value, as in --set seed=3, not 'step'"
    ),
    (
      ["signals", "--set", "layers=0"],
      "--set: 'layers' should be a whole number from 1 to 1,000"
    ),
    (["curves", "--seeds", "0"], "--seeds should be from 1 to 10000"),
  ])
  func whatIsWrongIsSaidInOneSentence(_ arguments: [String], _ sentence: String) throws {
    let run = try Program.run(["run", Self.path(arguments[0])] + arguments.dropFirst())
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors == "backstep: \(sentence)\n")
  }

  @Test func aGraphIsNoExperiment() throws {
    let run = try Program.run("run", "toy-function")
    #expect(run.status == 2)
    #expect(
      run.errors == "backstep: 'toy-function' has no experiment; backstep toy-function opens it\n")
  }

  /// Ctrl-C ends it with what there is.
  @Test func interruptedItPrintsWhatThereIs() throws {
    let run = try Program.shell(
      "timeout --preserve-status -s INT 2 \"$0\" run \(Self.path("product")) "
        + "--set size=40 --set factors=2000 --format csv")
    #expect(run.status == 130)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "series,x,y" && lines.count > 1 && lines.count < 81 * 2_001)
  }
}
