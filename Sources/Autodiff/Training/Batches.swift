/// The examples of a graph split into batches, and the graph for batches of each size.
package struct Batches: Sendable {
  /// How many examples there are; 1 where they are not known.
  let exampleCount: Int
  /// How many of them an update sees, but for the last of an epoch.
  let size: Int
  let shuffleSeed: UInt64?
  let axis: Axis
  /// The leaves that hold one column (or row) per example.
  private let sliced: [Bool]
  private let graphs: [Int: Graph]

  package init(_ graph: Graph, _ training: Training) throws(TrainingError) {
    if training.batch != nil, graph.examples == nil { throw .batchNeedsExamples }
    precondition(training.batch.map { $0 > 0 } ?? true, "a batch has examples")
    axis = graph.examples ?? .columns
    let count = graph.exampleCount ?? 1
    exampleCount = count
    size = min(training.batch ?? count, count)
    shuffleSeed = training.batch != nil && training.shuffle ? training.seed : nil
    let carries = graph.carriesExamples
    sliced = graph.nodes.map { $0.kind == .data && carries[$0.id] }
    var graphs = [count: graph]
    for size in [size, count % size] where size > 0 && graphs[size] == nil {
      do {
        graphs[size] = try graph.resized(examples: size, axis: axis, sliced: sliced)
      } catch {
        throw .graphNeedsAllExamples(batch: size, error)
      }
    }
    self.graphs = graphs
  }

  /// How many updates an epoch has.
  package var perEpoch: Int { (exampleCount + size - 1) / size }

  /// The examples that the update after `iteration` updates sees, counted from 0, in order; nil if
  /// it sees all of them as they are given.
  func examples(at iteration: Int) -> [Int]? {
    if takesAll { return nil }
    var order = order
    order.advance(to: iteration / perEpoch, seed: shuffleSeed)
    return Array(order.examples[places(at: iteration)])
  }

  /// Whether every update sees all examples as they are given.
  var takesAll: Bool { shuffleSeed == nil && size == exampleCount }

  /// The order of the examples before any epoch.
  var order: ExampleOrder { ExampleOrder(exampleCount) }

  /// Which places of the epoch's order that update takes.
  func places(at iteration: Int) -> Range<Int> {
    let first = iteration % perEpoch * size
    return first..<min(first + size, exampleCount)
  }

  /// How many examples that update sees.
  func count(at iteration: Int) -> Int {
    min(size, exampleCount - iteration % perEpoch * size)
  }

  /// Whether a batch has its own columns, or rows, of that node.
  func isSliced(_ id: Node.ID) -> Bool { sliced[id] }

  /// The graph for as many examples as that update sees.
  package func graph(at iteration: Int) -> Graph { graph(of: count(at: iteration)) }

  func graph(of count: Int?) -> Graph {
    guard let graph = graphs[count ?? exampleCount] else {
      preconditionFailure("no batch has \(count ?? 0) examples")
    }
    return graph
  }

  /// What is given, with those examples only, in that order.
  func given(_ given: [Node.ID: Tensor], examples: [Int]?) -> [Node.ID: Tensor] {
    guard let examples else { return given }
    return Dictionary(
      uniqueKeysWithValues: given.map { id, value in
        (id, sliced[id] ? value.taking(axis, examples) : value)
      })
  }
}

/// The order in which an epoch takes the examples, counted from 0.
struct ExampleOrder: Sendable {
  private(set) var examples: [Int]
  private var epoch: Int?

  init(_ count: Int) { examples = Array(0..<count) }

  /// - Parameters:
  ///   - epoch: counted from 0.
  ///   - seed: what the order is drawn from; nil for the order as given.
  mutating func advance(to epoch: Int, seed: UInt64?) {
    guard let seed, self.epoch != epoch else { return }
    self.epoch = epoch
    for index in examples.indices { examples[index] = index }
    var stream = RandomStream(seed: seed, name: "shuffle \(epoch + 1)")
    stream.shuffle(&examples)
  }
}

extension Tensor {
  /// Those columns, or rows, in that order; counted from 0.
  func taking(_ axis: Axis, _ places: [Int]) -> Tensor {
    switch axis {
    case .rows: Tensor(Shape(places.count, columns), places.flatMap { row($0) })
    case .columns:
      Tensor(
        Shape(rows, places.count),
        (0..<rows).flatMap { row in places.map { self[row, $0] } })
    }
  }
}

extension Graph {
  /// The same lines for another number of examples.
  fileprivate func resized(
    examples count: Int, axis: Axis, sliced: [Bool]
  ) throws(GraphError) -> Graph {
    var resized: [Node] = []
    for node in nodes {
      var shape = node.shape
      if let formula = node.formula {
        do {
          shape = try formula.shape { symbol in
            guard case .value(let id) = symbol else {
              preconditionFailure("a line names values only")
            }
            return resized[id].shape
          }
        } catch {
          throw .shapesDoNotFit(line: node.name, error)
        }
      } else if sliced[node.id] {
        shape = axis == .columns ? Shape(shape.rows, count) : Shape(count, shape.columns)
      }
      resized.append(
        Node(id: node.id, name: node.name, kind: node.kind, shape: shape, formula: node.formula))
    }
    return try Graph(nodes: resized, loss: loss, examples: examples).read(as: reading)
  }
}
