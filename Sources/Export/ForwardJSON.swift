package import Autodiff
package import Notation

extension JSON {
  /// Forward mode: its steps, and what they cost.
  package init(_ tangents: TangentTrace) {
    let graph = tangents.graph
    let printer = FormulaPrinter(graph)
      .differentiating(by: tangents.isDerivative ? tangents.seed : nil)
    self = .object([
      ("seed", .string(graph.nodes[tangents.seed].name)),
      (
        "steps",
        .array(
          tangents.steps.enumerated().map { index, step in
            .object([
              ("index", .integer(index + 1)),
              ("node", .string(graph.nodes[step.node].name)),
              ("formula", .string(printer.statement(step))),
              ("tangent", JSON(step.tangent)),
            ])
          })
      ),
      ("count", JSON(OperationCount.forward(of: tangents))),
    ])
  }

  package init(_ count: OperationCount) {
    self = .object([
      ("multiplications", .integer(count.multiplications)),
      ("additions", .integer(count.additions)),
      ("functions", .integer(count.functions)),
    ])
  }

  /// What forward mode needs for the whole gradient.
  package init(forwardGradientOf trace: Trace) {
    let (passes, count) = OperationCount.forwardGradient(of: trace)
    self = .object([("passes", .integer(passes)), ("count", JSON(count))])
  }

  /// Every entry that was compared.
  package init(_ check: GradientCheck, in graph: Graph) {
    self = .array(
      check.entries.map { entry in
        let node = graph.nodes[entry.node]
        return .object([
          ("node", .string(node.name)),
          (
            "entry",
            .array([
              .integer(entry.index / node.shape.columns + 1),
              .integer(entry.index % node.shape.columns + 1),
            ])
          ),
          ("analytic", .number(entry.analytic)),
          ("numeric", entry.numeric.map(JSON.number) ?? .null),
          ("relativeError", entry.relativeError.map(JSON.number) ?? .null),
          ("verdict", .string(entry.verdict.rawValue)),
          ("words", .string(entry.words)),
        ])
      })
  }

  /// The first NaN or infinity of a trace; null if every number is finite.
  package init(_ first: NonFinite?, in graph: Graph) {
    guard let first else {
      self = .null
      return
    }
    self = .object([
      ("index", .integer(first.position)),
      ("node", .string(graph.nodes[first.node].name)),
      ("quantity", .string(first.isGradient ? "gradient" : "value")),
      ("number", .number(first.number)),
    ])
  }
}
