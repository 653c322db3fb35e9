public import Autodiff
import Notation

/// One graph of a lesson with its values: all of a part that only a graph has.
public struct GraphPart: Sendable {
  public let graph: Graph
  /// What is given, and where it comes from.
  public private(set) var given: [GivenValue]
  /// The training with the lesson's values, to be asked for any iteration; nil if nothing is updated.
  public private(set) var run: TrainingRun?
  public let expectations: [Expectation]
  /// The numbers at other moments that the lesson names.
  package let elsewhere: Set<Elsewhere>
  /// Other values that a learner can take.
  public let variants: [Variant]
  let names: NameTable
  /// Where the name of each line stands.
  let linePlaces: [Node.ID: Place]

  /// How it trains; nil if nothing is updated.
  public var training: Training? { run?.training }

  /// The values that the lesson starts with.
  public var values: [Node.ID: Tensor] {
    Dictionary(given.map { ($0.node, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The trace after so many updates, on the batch that comes next, with the lesson's values.
  public func trace(at iteration: Int = 0) -> Trace {
    var run = run
    return trace(&run, at: iteration)
  }

  /// The same where the lesson begins with other values, or trains otherwise.
  ///
  /// - Parameter values: one of the node's shape for every node that is not computed.
  public func trace(
    given values: [Node.ID: Tensor], at iteration: Int = 0, _ training: Training? = nil
  ) -> Trace {
    var anew = run?.beginning(with: values, training)
    guard anew != nil else { return Trace(graph, given: values) }
    return trace(&anew, at: iteration)
  }

  /// The same at another learning rate; nil for the lesson's own.
  package func trace(
    given values: [Node.ID: Tensor], at iteration: Int, rate: Double?
  ) -> Trace {
    var training = training
    if let rate { training?.rate = rate }
    return trace(given: values, at: iteration, training)
  }

  /// The same with a run that goes on from where it is. What a rule has ended before stays there.
  package func trace(_ run: inout TrainingRun?, at iteration: Int) -> Trace {
    guard let end = run?.lastIteration, var trace = run?.trace(at: min(iteration, end)) else {
      return Trace(graph, given: values)
    }
    if !elsewhere.isEmpty {
      trace.elsewhere = run?.numbers(elsewhere, from: min(iteration, end)) ?? [:]
    }
    return trace
  }

  /// The node of that name, in any of its spellings: `beta0` finds `β₀`, and so does `b0` where it is
  /// called so in ASCII.
  public func node(named spelling: String) -> Node? {
    if case .node(let id, _) = names[spelling] { return graph.nodes[id] }
    let printer = FormulaPrinter(graph, .ascii)
    return graph.nodes.first { printer.name($0.id) == spelling }
  }

  /// Where the name of a node stands in the file: before its line, or among what is given.
  public func place(of node: Node.ID) -> Place? {
    linePlaces[node] ?? given.first { $0.node == node }?.place
  }

  var scope: LiveScope {
    LiveScope(
      names: names, graph: graph, examples: graph.examples, training: training,
      batches: run?.batches)
  }

  /// Reads an expression over this part, as in prose and answers, with the batch of an iteration.
  public func expression(
    _ text: PlacedText, at iteration: Int = 0
  ) -> Result<LiveExpression, ValueError> {
    LiveExpression.read(text, in: scope.at(iteration: iteration)).mapError { failure in
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
  /// Of which one is drawn for each learner; empty where nothing is drawn so.
  public let choices: [Tensor]
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

/// Values that a learner can take in place of the lesson's.
public struct Variant: Sendable {
  public let title: String
  public let values: [Node.ID: Tensor]
  public let place: Place
}

extension GraphPart {
  /// The same with other values given from the beginning.
  func giving(_ values: [Node.ID: Tensor]) -> GraphPart {
    var part = self
    part.given = given.map {
      GivenValue(
        node: $0.node, value: values[$0.node] ?? $0.value, draw: $0.draw, choices: $0.choices,
        place: $0.place)
    }
    part.run = run?.beginning(with: part.values)
    return part
  }
}
