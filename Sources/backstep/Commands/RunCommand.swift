import ArgumentParser
import Autodiff
import Experiments
import Export
import Interface
import Lessons
import Notation
import Screen

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.run.rawValue,
    abstract: "Run the experiment of a lesson, and print what it gives.")

  @Argument(help: "A lesson by its id, or a file.", completion: .lessons)
  var lesson: String

  @Option(help: "Which part, counted from 1; the first experiment without it.")
  var part: Int?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Another value for a parameter; may be given several times.", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: "Draw everything from this seed.")
  var seed: Int?

  @Option(help: "Run that many seeds: medians, with the lowest and the highest.")
  var seeds = 1

  @Option(help: "text, json, csv or plot.")
  var format: SeriesFormat = .text

  @OptionGroup var glyphs: GlyphOptions
  @OptionGroup var library: LibraryOptions

  private static let mostSeeds = 10_000
  private static let allSeeds = 0...1_000_000_000

  func validate() throws {
    guard (1...Self.mostSeeds).contains(seeds) else {
      throw ValidationError("--seeds should be from 1 to \(Self.mostSeeds)")
    }
    if let seed, !Self.allSeeds.contains(seed) {
      throw ValidationError("--seed should be from 0 to \(Self.allSeeds.upperBound)")
    }
  }

  func run() throws {
    let lesson = try library.folders.lesson(named: lesson)
    let (own, number) = try lesson.experiment(number: part)
    let experiment = try changed(own.content)
    var work = ExperimentWork(try experiments(experiment))
    let isWhole = work.run()
    let band = work.runs.count > 1 ? SeedBand(work.runs) : nil
    let outcome = ExperimentOutput(
      lesson: lesson, part: lesson.parts.count > 1 ? number : nil, title: own.title,
      experiment: experiment, series: band?.series ?? work.runs[0], band: band)
    Printable.write(outcome.text(as: format, glyphs.glyphs))
    if !isWhole { throw Failure("", code: 128 + ExperimentWork.interrupt) }
  }

  private func changed(_ experiment: ExperimentPart) throws -> ExperimentPart {
    var experiment = experiment
    for setting in settings {
      let sides = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else {
        throw Failure("--set takes a name and a value, as in --set seed=3, not '\(setting)'")
      }
      experiment = try Self.value(experiment.setting(sides[0].trimmed, to: sides[1]), "--set")
    }
    if let seed { experiment = try Self.value(experiment.seeded(seed), "--seed") }
    return experiment
  }

  /// One for each seed.
  private func experiments(_ first: ExperimentPart) throws -> [Experiment] {
    if seeds == 1 { return [first.experiment] }
    let start = seed ?? first.seed ?? 0
    guard start <= Self.allSeeds.upperBound - seeds else {
      throw Failure("--seeds goes on from \(start) beyond \(Self.allSeeds.upperBound)")
    }
    return try (start..<start + seeds).map {
      try Self.value(first.seeded($0), "--seeds").experiment
    }
  }

  private static func value(
    _ result: Result<ExperimentPart, ValueError>, _ option: String
  ) throws -> ExperimentPart {
    switch result {
    case .success(let part): return part
    case .failure(let error): throw Failure("\(option): \(error.problem.sentence)")
    }
  }
}

enum SeriesFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case csv
  case plot
}

extension Lesson {
  /// A part that is an experiment, by its number, counted from 1; the first one without.
  func experiment(number: Int?) throws -> (part: Part<ExperimentPart>, number: Int) {
    if let number {
      if let experiment = try part(number: number).experiment { return (experiment, number) }
      throw Failure(
        parts.count == 1
          ? "'\(id)' is a graph, and no experiment; backstep \(id) opens it"
          : "part \(number) of '\(id)' is a graph, and no experiment")
    }
    for (index, part) in parts.enumerated() {
      if let experiment = part.experiment { return (experiment, index + 1) }
    }
    throw Failure("'\(id)' has no experiment; backstep \(id) opens it")
  }
}

/// What a run prints.
struct ExperimentOutput {
  let lesson: Lesson
  let part: Int?
  let title: String?
  let experiment: ExperimentPart
  let series: [Series]
  let band: SeedBand?

  func text(as format: SeriesFormat, _ glyphs: Glyphs) -> String {
    switch format {
    case .json: exported.json
    case .csv: exported.csv
    case .text: sentences(glyphs)
    case .plot: drawings(glyphs)
    }
  }

  private var exported: ExportedSeries {
    ExportedSeries(
      lesson: lesson.id, part: part, kind: experiment.experiment.kind,
      parameters: experiment.parameters.map { ($0.name, $0.value.json) }, series: series,
      band: band)
  }

  private static let usualColumns = 80
  private static let rows = 22

  /// One below the other.
  private func drawings(_ glyphs: Glyphs) -> String {
    let columns = Surroundings.values(of: ["COLUMNS"])["COLUMNS"].flatMap { Int($0) }
    var plots = PlotView(experiment, series, glyphs: glyphs)
    plots.band = band
    let size = Size(min(max(columns ?? Self.usualColumns, 40), 300), Self.rows)
    return plots.panels.map { plots.frame(ofPanel: $0, size).text + "\n" }.joined(separator: "\n")
  }

  private func sentences(_ glyphs: Glyphs) -> String {
    let numbers = NumberText(unicode: !glyphs.isASCII)
    let title = title.map { "\(lesson.title): \($0)" } ?? lesson.title
    var lines = [title, experiment.experiment.remark]
    if let band { lines.append("Medians of \(band.count) seeds.") }
    lines.append("")
    if case .training(let training) = experiment.experiment, training.run.updatesPerEpoch > 1 {
      lines += series.flatMap { series in
        zip(series.x, series.y).map { epoch, loss in
          "Epoch \(String(Int(epoch)).padded(to: 5)), loss \(numbers.decimals(loss, 3))"
        }
      }
    } else {
      lines += series.compactMap { experiment.sentence($0, numbers: numbers) }
    }
    return glyphs.spell(lines.joined(separator: "\n")) + "\n"
  }
}

extension String {
  fileprivate func padded(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - count)) + self
  }
}

extension ExperimentParameter.Value {
  fileprivate var json: JSON {
    switch self {
    case .number(let number): .number(number)
    case .numbers(let numbers): .array(numbers.map(JSON.number))
    case .word(let word, _): .string(word)
    case .words(let words, _): .array(words.map(JSON.string))
    }
  }
}
