/// A graph and its optimizer compiled to run again and again: every number has its place in one block
/// of memory.
///
///     var workspace = Workspace(Plan(graph, optimizer: .sgd()))
///
/// A `Trace` keeps everything, because it is looked at; a plan keeps what comes out, and it is the
/// same bit by bit. Places of what a run starts from come first in the block, and are the same for
/// every number of examples.
public struct Plan: Sendable {
  public let graph: Graph
  /// Forwards and backwards.
  let passes: Computation
  /// What then moves the parameters and the optimizer's numbers.
  let updates: Computation
  /// Numbers that the formulas name.
  let constants: [(place: Int, number: Double)]
  /// How many numbers the block holds.
  let size: Int
  /// How many of them, the first, hold what an update starts from.
  let stateSize: Int
  let values: [Region]
  /// Nil for data.
  let gradients: [Region?]
  /// What the optimizer keeps for each parameter, by name.
  let state: [Node.ID: [String: Region]]
  let rate: Region
  /// Which update is next, from 1.
  let number: Region

  /// Forwards, backwards, and the update of every parameter.
  public init(_ graph: Graph, optimizer: Optimizer) {
    var compiler = PlanCompiler(graph)
    compiler.placeParameters(optimizer)
    rate = compiler.place(.scalar)
    number = compiler.place(.scalar)
    compiler.placeData()
    compiler.compileForwards()
    compiler.compileBackwards()
    passes = compiler.takeComputation()
    compiler.compileUpdates(optimizer, rate: rate, number: number)
    updates = compiler.takeComputation()
    self.graph = graph
    constants = compiler.constants
    size = compiler.size
    stateSize = compiler.stateSize
    values = compiler.values.compactMap { $0 }
    gradients = compiler.gradients
    state = compiler.state
  }
}
