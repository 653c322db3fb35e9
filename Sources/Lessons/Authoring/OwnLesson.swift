package import Autodiff

/// Equations that somebody typed, as a lesson that says nothing: to be stepped, or to be gone on with.
package enum OwnLesson {
  /// - Parameters:
  ///   - id: one that a lesson can have.
  ///   - number: of those that are kept for the menu; nil elsewhere.
  ///   - equations: of the graph, separated by ; or line breaks.
  ///   - values: by node, of all that the graph is given.
  ///   - examples: which way they lie; nil where it is not said.
  package static func text(
    id: String, number: Int? = nil, equations: String, graph: Graph, values: [Node.ID: Tensor],
    examples: Axis?
  ) -> String {
    let lines = equations.split { $0 == ";" || $0.isNewline }.map { String($0).trimmed }
    let given = graph.given.compactMap { node in
      values[node.id].map { "  \"\(node.name)\": \(text($0))" }
    }
    // A name such as null is none in YAML, unless it is quoted.
    let learned = graph.given.filter { $0.kind == .parameter }.map { "\"\($0.name)\"" }
    let keys =
      ["format: 1", "id: \"\(id)\""]
      + (number.map { ["title: Your own equation \($0)", "section: \(section)"] }
        ?? ["title: Your own equation"]) + ["graph: |"]
      + lines.filter { !$0.isEmpty }.map { "  \($0)" } + ["given:"] + given
      + ["learn: [\(learned.joined(separator: ", "))]"]
      + (examples.map { ["examples: \($0 == .rows ? "rows" : "columns")"] } ?? [])
    return keys.joined(separator: "\n") + "\n"
  }

  /// The section of the menu that has what a learner made.
  package static let section = "Yours"

  private static func text(_ value: Tensor) -> String {
    if value.isScalar { return text(value.elements[0]) }
    let rows = (0..<value.rows).map { row in
      "[" + (0..<value.columns).map { text(value[row, $0]) }.joined(separator: ", ") + "]"
    }
    return "[\(rows.joined(separator: ", "))]"
  }

  /// As few digits as give the number back.
  private static func text(_ number: Double) -> String {
    number == 0 && number.sign == .minus
      ? "-0.0" : Int(exactly: number).map(String.init) ?? String(number)
  }
}
