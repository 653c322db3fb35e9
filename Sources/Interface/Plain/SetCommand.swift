import Autodiff
import Lessons
import Notation
import Study

/// A typed line that puts a value in, in the spelling of the equations:
///
///     set ω0 = 1/5      set Ω0[1, 2] = −3/4      set β0 = [-9, -9]
enum SetCommand {
  /// Why a line could not be understood, in one sentence.
  struct Unreadable: Error, Hashable, Sendable {
    let sentence: String
  }

  /// - Parameter line: what follows the word `set`.
  static func read(
    _ line: String, in moment: Moment, pen: Pen
  ) -> Result<(node: Node.ID, value: Tensor), Unreadable> {
    guard let equals = line.firstIndex(of: "=") else {
      return failure("Write a name and a value, as in set \(example(moment.graph)) = 1/2.")
    }
    let left = String(line[..<equals])
    let right = String(line[line.index(after: equals)...])
    let name = word(left.prefix { $0 != "[" })
    guard let node = moment.graph.nodes.first(where: { Name($0.name) == Name(name) }) else {
      let given = moment.graph.given.map { pen.name($0.id, in: moment.graph) }
      return failure(
        "There is no \(name.isEmpty ? "name" : "'\(name)'") here; "
          + "given are \(given.joined(separator: ", ")).")
    }
    let shown = pen.name(node.id, in: moment.graph)
    guard let now = moment.given(node.id)?.now else {
      return failure("\(shown) is computed; only a given value can be set.")
    }
    guard let bracket = left.firstIndex(of: "[") else {
      return value(right, node, shown).map { (node.id, $0) }
    }
    return entry(String(left[bracket...]), of: node, shown).flatMap { place in
      number(right).map { number in
        var value = now
        value[place.row, place.column] = number
        return (node.id, value)
      }
    }
  }

  /// `[1, 2]`, counted from 1; of a single row or column one number is enough.
  private static func entry(
    _ text: String, of node: Node, _ name: String
  ) -> Result<(row: Int, column: Int), Unreadable> {
    let inside = word(text[...]).dropFirst().dropLast()
    let numbers = inside.split(separator: ",").map { Int(word($0)).flatMap { $0 > 0 ? $0 : nil } }
    var place = numbers.compactMap { $0.map { $0 - 1 } }
    if place.count == 1, node.shape.columns == 1 { place.append(0) }
    if place.count == 1, node.shape.rows == 1 { place.insert(0, at: 0) }
    guard word(text[...]).hasSuffix("]"), place.count == 2, numbers.allSatisfy({ $0 != nil }),
      (0..<node.shape.rows).contains(place[0]), (0..<node.shape.columns).contains(place[1])
    else {
      return failure(
        "\(name) is \(node.shape); write its row and column, as in "
          + "\(name)[\(node.shape.rows), \(node.shape.columns)].")
    }
    return .success((place[0], place[1]))
  }

  private static func value(
    _ text: String, _ node: Node, _ name: String
  ) -> Result<Tensor, Unreadable> {
    guard text.contains("[") || text.contains(";") else {
      return number(text).flatMap { number in
        node.shape.isScalar
          ? .success(Tensor(number))
          : failure("\(name) is \(node.shape); write \(form(node.shape)), or one entry at a time.")
      }
    }
    let plain = String(text.map { "−–‐‑".contains($0) ? "-" : $0 })
    switch ValueText.read(PlacedText(plain)) {
    case .failure(let error): return failure(sentence(error.problem.sentence))
    case .success(let value) where value.shape == node.shape: return .success(value)
    case .success(let value):
      return failure("\(name) is \(node.shape), but this value is \(value.shape).")
    }
  }

  private static func number(_ text: String) -> Result<Double, Unreadable> {
    AnswerReader.number(word(text[...])).mapError { Unreadable(sentence: $0.sentence) }
  }

  /// How a value of a shape is written: `[1, 2]`, `[[1, 2], [3, 4]]`.
  private static func form(_ shape: Shape) -> String {
    func list(_ count: Int) -> String {
      "[" + (count > 3 ? "1, 2, …" : (1...count).map(String.init).joined(separator: ", ")) + "]"
    }
    if shape.columns == 1 { return list(shape.rows) }
    let row = list(shape.columns)
    let rows = shape.rows > 2 ? [row, "…"] : Array(repeating: row, count: shape.rows)
    return "[" + rows.joined(separator: ", ") + "]"
  }

  private static func example(_ graph: Graph) -> String {
    guard let node = graph.given.first else { return "w" }
    return node.shape.isScalar ? node.name : node.name + "[1, 1]"
  }

  /// What is found in a lesson begins with a small letter.
  private static func sentence(_ finding: String) -> String {
    finding.prefix(1).uppercased() + finding.dropFirst() + "."
  }

  private static func failure<Value>(_ sentence: String) -> Result<Value, Unreadable> {
    .failure(Unreadable(sentence: sentence))
  }

  private static func word(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
