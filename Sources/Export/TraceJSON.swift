import Autodiff
package import Notation

extension JSON {
  /// A trace in format 1: every node and every step with its numbers.
  package init(_ exported: Exported) {
    let trace = exported.trace
    let graph = trace.graph
    let printer = FormulaPrinter(trace)
    var members: [(key: String, value: JSON)] = [
      ("format", .integer(1)),
      ("lesson", exported.lesson.map(JSON.string) ?? .null),
    ]
    if let part = exported.part { members.append(("part", .integer(part))) }
    members += [
      ("iteration", .integer(exported.iteration)),
      ("loss", .string(graph.nodes[graph.loss].name)),
      ("nodes", .array(graph.nodes.map { Self.node($0, in: trace) })),
      (
        "steps",
        .array(
          trace.steps.enumerated().map { Self.step($1, index: $0 + 1, trace, printer) })
      ),
      ("exampleLosses", trace.exampleLosses.map { JSON($0) } ?? .null),
      ("firstNonFinite", JSON(trace.firstNonFinite, in: graph)),
    ]
    if let tangents = exported.tangents {
      members += [
        ("forward", JSON(tangents)),
        ("forwardGradient", JSON(forwardGradientOf: trace)),
        ("reverse", JSON(OperationCount.reverse(of: trace))),
      ]
    }
    if let check = exported.check { members.append(("gradcheck", JSON(check, in: graph))) }
    self = .object(members)
  }

  private static func node(_ node: Node, in trace: Trace) -> JSON {
    let source = FormulaPrinter(trace.graph, .source)
    return .object([
      ("name", .string(node.name)),
      ("label", .string(FormulaPrinter(trace.graph).name(node.id))),
      ("kind", .string(node.kind.rawValue)),
      ("equation", node.formula.map { .string(source.text($0)) } ?? .null),
      ("shape", JSON(node.shape)),
      ("value", JSON(trace.values[node.id])),
      ("gradient", trace.gradients[node.id].map { JSON($0) } ?? .null),
    ])
  }

  private static func step(
    _ step: Step, index: Int, _ trace: Trace, _ printer: FormulaPrinter
  )
    -> JSON
  {
    let graph = trace.graph
    var members: [(key: String, value: JSON)] = [
      ("index", .integer(index)),
      ("pass", .string(step.pass.rawValue)),
      ("node", .string(graph.nodes[step.node].name)),
    ]
    switch step {
    case .forward(let forward):
      members.append(("formula", .string(printer.statement(step))))
      members.append(("value", JSON(forward.value)))
    case .reverse(let reverse):
      members += [
        ("use", reverse.use.map { .string(graph.nodes[$0].name) } ?? .null),
        ("formula", .string(printer.statement(step))),
        ("upstream", reverse.upstream.map { JSON($0) } ?? .null),
        ("local", reverse.local.map { JSON($0) } ?? .null),
        ("product", JSON(reverse.product)),
        ("gradient", JSON(reverse.after)),
      ]
      if let examples = trace.examples(of: reverse) {
        members.append(("examples", .array(examples.map { JSON($0.product) })))
      }
    case .update(let update):
      members += [
        ("formula", .string(printer.statement(step))),
        ("gradient", JSON(update.gradient)),
        ("before", JSON(update.before)),
        ("value", JSON(update.after)),
        ("rate", .number(update.rate)),
        ("assignments", .array(update.changes.map { assignment($0, graph) })),
      ]
    }
    return .object(members)
  }

  private static func assignment(_ change: UpdateStep.Change, _ graph: Graph) -> JSON {
    let target = Formula.symbol(change.assignment.target)
    return .object([
      ("name", .string(FormulaPrinter(graph, .source).text(target))),
      ("formula", .string(FormulaPrinter(graph).statement(change.assignment))),
      ("before", JSON(change.before)),
      ("value", JSON(change.after)),
    ])
  }
}
