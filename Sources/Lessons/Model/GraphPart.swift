public import Autodiff

/// One graph of a lesson with its values: all of a part that only a graph has.
public struct GraphPart: Sendable {
  public let graph: Graph
  /// What is given, and where it comes from.
  public let given: [GivenValue]
  /// The training with the lesson's values, to be asked for any iteration; nil if nothing is updated.
  public let run: TrainingRun?
  public let expectations: [Expectation]
  let names: NameTable
  /// Where the name of each line stands.
  let linePlaces: [Node.ID: Place]

  /// How it trains; nil if nothing is updated.
  public var training: Training? { run?.training }

  /// The values that the lesson starts with.
  public var values: [Node.ID: Tensor] {
    Dictionary(given.map { ($0.node, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The graph evaluated with the values of the lesson and all its examples; with the first update
  /// at the end where updates see all of them.
  public func trace() -> Trace { trace(given: values) }

  /// The same with other values.
  ///
  /// - Parameter values: one of the node's shape for every node that is not computed.
  public func trace(given values: [Node.ID: Tensor]) -> Trace {
    guard let run, run.training.batch == nil else { return Trace(graph, given: values) }
    var anew = run.beginning(with: values)
    return anew.trace(at: 0)
  }

  /// The trace after so many updates, where the lesson begins with other values.
  public func trace(given values: [Node.ID: Tensor], iteration: Int) -> Trace {
    guard let run else { return trace(given: values) }
    var anew = run.beginning(with: values)
    return anew.trace(at: iteration)
  }

  /// The node of that name, in any of its spellings: `beta0` finds `β₀`.
  public func node(named spelling: String) -> Node? {
    guard case .node(let id, _) = names[spelling] else { return nil }
    return graph.nodes[id]
  }

  /// Where the name of a node stands in the file: before its line, or among what is given.
  public func place(of node: Node.ID) -> Place? {
    linePlaces[node] ?? given.first { $0.node == node }?.place
  }

  /// Reads an expression over this part, as in prose and answers.
  public func expression(_ text: PlacedText) -> Result<LiveExpression, ValueError> {
    let scope = LiveScope(names: names, graph: graph, examples: graph.examples)
    return LiveExpression.read(text, in: scope).mapError { failure in
      ValueError(
        problem: failure.problems.first ?? Problem(text.start, "this expression is not understood"))
    }
  }
}

/// A name of the lesson and the value that it starts with.
public struct GivenValue: Sendable {
  public let node: Node.ID
  public let value: Tensor
  /// How the value was made, where it is not written out.
  public let draw: Draw?
  /// Where its name stands in the file.
  public let place: Place
}

/// A value that the source of the example published.
public struct Expectation: Sendable {
  public let expression: LiveExpression
  public let value: Tensor
  /// How far each entry may be off.
  public let within: [Double]
}

extension GraphPart {
  /// The part as it goes on from given values.
  ///
  /// - Parameter own: of a batch, the trace whose examples are given; what has the shape of all
  ///   examples has no place there.
  package func restarted(_ given: [Node.ID: Tensor], like own: Trace) -> Trace {
    guard training?.batch != nil else { return trace(given: given) }
    return Trace(
      own.graph,
      given: own.givenValues.merging(given) { own, given in
        given.shape == own.shape ? given : own
      })
  }
}
