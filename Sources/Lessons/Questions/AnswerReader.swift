public import Autodiff

/// Reads what a person types as an answer; more forgiving than a lesson file, never guessing.
public enum AnswerReader {
  /// Why an answer could not be read; it does not count as a miss.
  public struct Unreadable: Error, Hashable, Sendable {
    public let sentence: String

    public init(sentence: String) { self.sentence = sentence }

    /// What is found in a lesson begins with a small letter and has no point.
    public init(finding: String) {
      let end = finding.hasSuffix("?") || finding.hasSuffix("…") ? "" : "."
      sentence = finding.prefix(1).uppercased() + finding.dropFirst() + end
    }

    /// Of a matrix.
    public static let cellsMissing = Unreadable(sentence: "Some cells are still empty.")
    /// Of a choice.
    public static let noSuchOption = Unreadable(sentence: "Choose an option by its number.")
    /// Of a question with several right options.
    public static let noSuchOptions = Unreadable(
      sentence: "Choose options by their numbers, as in 1 3; 0 is none of them.")

    /// Of a formula.
    public static let noFormula = Unreadable(
      sentence: "Type a formula in names, as in 2 * f1 or h1 * grad(f1).")

    /// Of entries that are pointed at.
    public static func noSuchCells(_ shape: Shape) -> Unreadable {
      Unreadable(
        sentence: min(shape.rows, shape.columns) == 1
          ? "Type entries by their numbers, as in 1 3; there are \(shape.count); 0 is none."
          : "Type entries of this \(shape) matrix as row,column, as in 2,1; 2,3; 0 is none.")
    }

    /// Of a matrix that has not as many rows and columns as are asked for.
    public static func otherShape(_ shape: Shape) -> Unreadable {
      Unreadable(sentence: "Type its \(shape) entries row by row, as in 1 2; 3 4.")
    }
  }

  /// A number, a fraction, with a point or a comma, with any minus sign.
  ///
  ///     number("−2/3")     // −0.666…
  ///     number("0,667")    // 0.667
  ///     number("1,234")    // unreadable: 1.234 or 1234?
  public static func number(_ typed: String) -> Result<Double, Unreadable> {
    var text = plain(typed)
    if text.isEmpty { return .failure(Unreadable(sentence: "Type a number first.")) }
    if text.contains(",") {
      let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let whole = parts[0].drop { $0 == "-" || $0 == "+" }
      guard parts.count == 2, !text.contains("."), !text.contains("/") else {
        return .failure(Unreadable(sentence: "'\(typed)' has too many commas; use a point."))
      }
      if parts[1].count == 3, (1...3).contains(whole.count), whole.first != "0" {
        return .failure(
          Unreadable(
            sentence: "'\(typed)' can be read in two ways; write \(parts[0]).\(parts[1]) or "
              + "\(parts[0])\(parts[1])."))
      }
      text = parts.joined(separator: ".")
    }
    switch NumberReader.number(text) {
    case .success(let number): return .success(number)
    case .failure(.dividesByZero):
      return .failure(
        Unreadable(sentence: "'\(typed)' divides by 0, which gives no number; type one."))
    case .failure(.tooLarge):
      return .failure(
        Unreadable(sentence: "'\(typed)' is too large; the largest number is about 1.8e308."))
    case .failure:
      return .failure(
        Unreadable(sentence: "'\(typed)' is not a number; write it as 0.5, −2 or 1/3."))
    }
  }

  /// Whether a text may be more than a number: one with a name, a parenthesis or several operations.
  public static func isCalculation(_ typed: String) -> Bool {
    let text = plain(typed)
    return text.contains { $0.isLetter || "()[]".contains($0) }
      || text.dropFirst().contains { "+-*/^@·×⊙".contains($0) }
  }

  /// The same in the signs of the equations.
  public static func calculation(_ typed: String) -> String {
    String(plain(typed).map { "·×⊙".contains($0) ? "*" : $0 })
  }

  /// `2x3`, `2×3`, `2 by 3`.
  public static func shape(_ typed: String) -> Result<Shape, Unreadable> {
    let words = plain(typed).lowercased().split(separator: " ").joined(separator: " ")
    let text = words.replacing(" by ", with: "x")
    guard let shape = ShapeText.read(text) else {
      return .failure(Unreadable(sentence: "Write rows × columns, as in 2x3."))
    }
    return .success(shape)
  }

  /// Numbers from 1 to a greatest one, each once, in any order: `1 3`, `1, 3`; `0` is none.
  public static func numbers(_ typed: String, upTo most: Int) -> Result<Set<Int>, Unreadable> {
    let words = plain(typed).split { " ,;".contains($0) }
    let numbers = words.compactMap { Int($0) }
    if numbers == [0] { return .success([]) }
    guard !words.isEmpty, numbers.count == words.count,
      numbers.allSatisfy({ (1...most).contains($0) })
    else {
      return .failure(.noSuchOptions)
    }
    return .success(Set(numbers))
  }

  /// `+`, `−` or `0`, or the word.
  public static func sign(_ typed: String) -> Result<Int, Unreadable> {
    switch plain(typed).lowercased() {
    case "+", "positive", "plus": .success(1)
    case "-", "negative", "minus": .success(-1)
    case "0", "zero": .success(0)
    default: .failure(Unreadable(sentence: "Type +, − or 0."))
    }
  }

  /// Trimmed, and every minus sign an ASCII one.
  private static func plain(_ typed: String) -> String {
    String(typed.map { "−–‐‑".contains($0) ? "-" : $0 }).trimmed
  }
}
