package import Autodiff
package import Notation

/// Reads a typed line that puts a value in for a given one, in the spelling of the equations:
///
///     ω0 = 1/5      Ω0[1, 2] = −3/4      β0 = [-9, -9]
package struct SetText {
  /// Why a line could not be understood, in one sentence.
  package struct Unreadable: Error, Hashable, Sendable {
    package let sentence: String

    fileprivate init(_ sentence: String) { self.sentence = sentence }
  }

  private let graph: Graph
  private let printer: FormulaPrinter
  /// What each given node has now; nil of what is computed.
  private let value: (Node.ID) -> Tensor?

  package init(
    _ graph: Graph, _ printer: FormulaPrinter, value: @escaping (Node.ID) -> Tensor?
  ) {
    self.graph = graph
    self.printer = printer
    self.value = value
  }

  package func read(_ line: String) throws(Unreadable) -> (node: Node.ID, value: Tensor) {
    guard let equals = line.firstIndex(of: "=") else {
      throw Unreadable("Write a name and a value, as in set \(example) = 1/2.")
    }
    let left = line[..<equals]
    let right = line[line.index(after: equals)...]
    let name = String(left.prefix { $0 != "[" }).trimmed
    guard
      let node = graph.nodes.first(where: {
        Name($0.name) == Name(name) || printer.name($0.id) == name
      })
    else {
      let given = graph.given.map { printer.name($0.id) }.joined(separator: ", ")
      throw Unreadable(
        "There is no \(name.isEmpty ? "name" : "'\(name)'") here; given are \(given).")
    }
    guard var now = value(node.id) else {
      throw Unreadable("\(printer.name(node.id)) is computed; only a given value can be set.")
    }
    guard let bracket = left.firstIndex(of: "[") else {
      return (node.id, try whole(String(right), of: node))
    }
    let place = try entry(String(left[bracket...]).trimmed, of: node)
    now[place.row, place.column] = try number(right)
    return (node.id, now)
  }

  /// `[1, 2]`, counted from 1; of a single row or column one number is enough.
  private func entry(_ text: String, of node: Node) throws(Unreadable) -> (row: Int, column: Int) {
    let numbers = text.dropFirst().dropLast().split(separator: ",")
      .map { Int(String($0).trimmed).flatMap { $0 > 0 ? $0 : nil } }
    var place = numbers.compactMap { $0.map { $0 - 1 } }
    if place.count == 1, node.shape.columns == 1 { place.append(0) }
    if place.count == 1, node.shape.rows == 1 { place.insert(0, at: 0) }
    guard text.hasSuffix("]"), place.count == 2, numbers.allSatisfy({ $0 != nil }),
      (0..<node.shape.rows).contains(place[0]), (0..<node.shape.columns).contains(place[1])
    else {
      let (name, shape) = (printer.name(node.id), node.shape)
      throw Unreadable(
        "\(name) is \(shape); write its row and column, as in \(name)[\(shape.rows), \(shape.columns)]."
      )
    }
    return (place[0], place[1])
  }

  private func whole(_ text: String, of node: Node) throws(Unreadable) -> Tensor {
    let name = printer.name(node.id)
    guard text.contains("[") || text.contains(";") else {
      let number = try number(text[...])
      if node.shape.isScalar { return Tensor(number) }
      throw Unreadable(
        "\(name) is \(node.shape); write \(form(node.shape)), or one entry at a time.")
    }
    let plain = String(text.map { "−–‐‑".contains($0) ? "-" : $0 })
    switch ValueText.read(PlacedText(plain)) {
    case .failure(let error):
      throw Unreadable(AnswerReader.Unreadable(finding: error.problem.sentence).sentence)
    case .success(let value) where value.shape == node.shape: return value
    case .success(let value):
      throw Unreadable("\(name) is \(node.shape), but this value is \(value.shape).")
    }
  }

  private func number(_ text: Substring) throws(Unreadable) -> Double {
    do {
      return try AnswerReader.number(String(text).trimmed).get()
    } catch {
      throw Unreadable(error.sentence)
    }
  }

  /// How a value of a shape is written: `[1, 2]`, `[[1, 2], [3, 4]]`.
  private func form(_ shape: Shape) -> String {
    func list(_ count: Int) -> String {
      "[" + (count > 3 ? "1, 2, …" : (1...count).map(String.init).joined(separator: ", ")) + "]"
    }
    if shape.columns == 1 { return list(shape.rows) }
    let row = list(shape.columns)
    let rows = shape.rows > 2 ? [row, "…"] : Array(repeating: row, count: shape.rows)
    return "[" + rows.joined(separator: ", ") + "]"
  }

  private var example: String {
    guard let node = graph.given.first else { return "w" }
    return node.shape.isScalar ? node.name : node.name + "[1, 1]"
  }
}
