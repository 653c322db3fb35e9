import Screen

/// `120x40`: the columns and rows of a screen that is written down.
enum ScreenSize {
  private static let (columns, rows) = (20...400, 8...200)

  static func read(_ option: String) throws -> Size {
    let numbers = option.split(separator: "x").compactMap { Int($0) }
    guard numbers.count == 2, columns.contains(numbers[0]), rows.contains(numbers[1]) else {
      throw Failure("--size is columns and rows, from 20x8 to 400x200, as in 120x40")
    }
    return Size(numbers[0], numbers[1])
  }
}
