package import Experiments
package import Notation

/// What an experiment gave, where it comes from, and with which parameters.
package struct ExportedSeries: Sendable {
  /// The lesson's id.
  package let lesson: String
  /// Which part of the lesson, counted from 1; nil where it has one part only.
  package let part: Int?
  package let kind: Experiment.Kind
  package let parameters: [(name: String, value: JSON)]
  package let series: [Series]
  /// Where several seeds were run: the series are their medians.
  package let band: SeedBand?

  package init(
    lesson: String, part: Int?, kind: Experiment.Kind, parameters: [(name: String, value: JSON)],
    series: [Series], band: SeedBand? = nil
  ) {
    self.lesson = lesson
    self.part = part
    self.kind = kind
    self.parameters = parameters
    self.series = series
    self.band = band
  }

  /// Format 1, for programs.
  package var json: String {
    var members: [(key: String, value: JSON)] = [
      ("format", .integer(1)), ("lesson", .string(lesson)),
    ]
    if let part { members.append(("part", .integer(part))) }
    members += [
      ("kind", .string(kind.rawValue)),
      ("parameters", .object(parameters.map { (key: $0.name, value: $0.value) })),
    ]
    if let band { members.append(("seeds", .integer(band.count))) }
    members.append(("series", .array(series.indices.map(json))))
    return JSON.object(members).text
  }

  private func json(_ index: Int) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("name", .string(series[index].name)), ("x", Self.numbers(series[index].x)),
      ("y", Self.numbers(series[index].y)),
    ]
    if let band {
      members += [
        ("lowest", Self.numbers(band.lowest[index])),
        ("highest", Self.numbers(band.highest[index])),
      ]
    }
    return .object(members)
  }

  private static func numbers(_ numbers: [Double]) -> JSON { .array(numbers.map(JSON.number)) }

  /// A line for each point: series, x, y, and of several seeds the lowest and the highest y.
  package var csv: String {
    let header = "series,x,y" + (band == nil ? "" : ",lowest,highest")
    return
      ([header]
      + series.enumerated().flatMap { index, series in
        let name = CSV.field(series.name)
        return series.x.indices.map { place in
          var numbers = [series.x[place], series.y[place]]
          if let band { numbers += [band.lowest[index][place], band.highest[index][place]] }
          return ([name] + numbers.map(NumberText.shortest)).joined(separator: ",")
        }
      }).joined(separator: "\n") + "\n"
  }
}
