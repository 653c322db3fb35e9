import Autodiff

/// Numbers as they are listed: one, a flat list, or a list of rows.
indirect enum ListedNumbers {
  case number(Double, Place)
  case list([ListedNumbers], Place)

  /// As a matrix: a flat list is a column, a list of rows a matrix.
  func tensor() -> Result<Tensor, Misplaced> {
    switch self {
    case .number(let number, _):
      return .success(Tensor(number))
    case .list(let entries, let place):
      guard let first = entries.first else { return .failure(Misplaced(place, .emptyList)) }
      if case .number = first { return column(entries) }
      return rows(entries)
    }
  }

  struct Misplaced: Error {
    let place: Place
    let problem: NumberProblem

    init(_ place: Place, _ problem: NumberProblem) {
      self.place = place
      self.problem = problem
    }

    var asProblem: Problem { Problem(place, problem.sentence) }
  }

  private var place: Place {
    switch self {
    case .number(_, let place), .list(_, let place): place
    }
  }

  private func column(_ entries: [ListedNumbers]) -> Result<Tensor, Misplaced> {
    var numbers: [Double] = []
    for (index, entry) in entries.enumerated() {
      guard case .number(let number, _) = entry else {
        return .failure(Misplaced(entry.place, .mixedList(index + 1)))
      }
      numbers.append(number)
    }
    return .success(Tensor(Shape(numbers.count, 1), numbers))
  }

  private func rows(_ entries: [ListedNumbers]) -> Result<Tensor, Misplaced> {
    var numbers: [Double] = []
    var columns = 0
    for (index, entry) in entries.enumerated() {
      guard case .list(let row, let place) = entry else {
        return .failure(Misplaced(entry.place, .mixedList(index + 1)))
      }
      if row.isEmpty { return .failure(Misplaced(place, .emptyRow(index + 1))) }
      if index == 0 { columns = row.count }
      guard row.count == columns else {
        return .failure(
          Misplaced(place, .unequalRows(row: index + 1, count: row.count, first: columns)))
      }
      for number in row {
        guard case .number(let number, _) = number else {
          return .failure(Misplaced(number.place, .nestedTooDeep))
        }
        numbers.append(number)
      }
    }
    return .success(Tensor(Shape(entries.count, columns), numbers))
  }
}
