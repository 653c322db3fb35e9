public import Autodiff

/// Several optimizers on the same function of two numbers, from the same start: the paths that they
/// take, and the loss by step.
public struct DescentPaths: Sendable {
  /// A way down.
  public struct Path: Sendable {
    public let title: String
    public let training: Training

    public init(_ title: String, _ training: Training) {
      self.title = title
      self.training = training
    }
  }

  /// A function of two parameters, both 1×1.
  public let graph: Graph
  /// The parameter that goes to the right, and the one that goes up.
  public let x: Node.ID
  public let y: Node.ID
  public let given: [Node.ID: Tensor]
  public let steps: Int
  /// Each ends after `steps` updates.
  public let paths: [Path]

  /// - Precondition: `given` has a number for every node that is not computed.
  public init(
    graph: Graph, x: Node.ID, y: Node.ID, given: [Node.ID: Tensor], paths: [Path], steps: Int
  ) {
    self.graph = graph
    self.x = x
    self.y = y
    self.given = given
    self.steps = steps
    self.paths = paths
  }

  /// The function at a place, for contours.
  public func landscape() -> (_ x: Double, _ y: Double) -> Double {
    var workspace = Workspace(Plan(graph, optimizer: .sgd()))
    for (id, value) in given { workspace.setValue(value, of: id) }
    let (first, second) = (x, y)
    return { x, y in
      workspace.setValue(Tensor(x), of: first)
      workspace.setValue(Tensor(y), of: second)
      workspace.run()
      return workspace.loss
    }
  }

  var outlines: [SeriesOutline] {
    let (right, up) = (graph.nodes[x].name, graph.nodes[y].name)
    return paths.flatMap { path in
      [
        SeriesOutline(
          name: "path \(path.title)", count: steps + 1, scale: .linear, x: right, y: up),
        SeriesOutline(
          name: "loss \(path.title)", count: steps + 1, scale: .logarithmic, x: "step",
          y: graph.nodes[graph.loss].name),
      ]
    }
  }

  var operationsNeeded: Double {
    let forward = OperationCount.values(of: graph)
    let all = forward.multiplications + forward.additions + 10 * forward.functions
    return 3 * Double(all) * Double(steps) * Double(paths.count)
  }

  var sliceCount: Int { paths.count }
  var slices: any Slices { Work(descent: self) }

  private struct Work: Slices {
    let descent: DescentPaths
    var index = 0

    mutating func next() -> [Growth]? {
      guard index < descent.paths.count else { return nil }
      defer { index += 1 }
      let descent = descent
      var training = descent.paths[index].training
      training.length = .steps(descent.steps)
      guard var run = try? TrainingRun(descent.graph, given: descent.given, training) else {
        return []
      }
      let losses = run.losses(through: descent.steps)
      let places = (0...descent.steps).map { step -> (x: Double, y: Double) in
        let parameters = run.state(after: step).parameters
        let number = { (id: Node.ID) in
          (parameters[id] ?? descent.given[id])?.scalar ?? .nan
        }
        return (number(descent.x), number(descent.y))
      }
      return [
        Growth(index: 2 * index, x: places.map(\.x), y: places.map(\.y)),
        Growth(index: 2 * index + 1, x: (0...descent.steps).map(Double.init), y: losses),
      ]
    }
  }
}
