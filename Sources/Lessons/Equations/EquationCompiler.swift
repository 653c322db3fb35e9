import Autodiff
import Notation

/// Turns the lines of a lesson into a graph, line by line; a broken line breaks nothing but itself.
struct EquationCompiler {
  private let given: [Equations.Given]
  private let learn: [Equations.PlacedName]?
  private let loss: Equations.PlacedName?
  private let aside: [Equations.PlacedName]
  private let examples: Axis?
  private let isLesson: Bool

  private var builder = GraphBuilder()
  private var names = NameTable()
  private var problems: [Problem] = []
  private var values: [Node.ID: Tensor] = [:]
  /// What is given, by name; the first of each.
  private var leaves: [Name: Equations.Given] = [:]
  private var learned: Set<Name> = []
  private var used: Set<Name> = []
  /// Where each name is computed first.
  private var linePlaces: [Name: Place] = [:]
  /// Which names each line uses.
  private var namesOfLines: [Name: Set<Name>] = [:]
  private let unknown = UnknownNames()
  private var lines = 0
  private var operations = 0
  private var numbers = 0
  /// Whether a line is not understood.
  private var hasUnreadLine = false

  init(
    given: [Equations.Given], learn: [Equations.PlacedName]?, loss: Equations.PlacedName?,
    aside: [Equations.PlacedName] = [], examples: Axis?, isLesson: Bool, isGivenWhole: Bool
  ) {
    self.aside = aside
    names.isComplete = isGivenWhole
    self.given = given
    self.learn = learn
    self.loss = loss
    self.examples = examples
    self.isLesson = isLesson
  }

  mutating func compiled(_ text: PlacedText) -> Equations.Compiled {
    let equations = parsed(text)
    for equation in equations where linePlaces[Name(equation.name)] == nil {
      linePlaces[Name(equation.name)] = equation.place
      namesOfLines[Name(equation.name)] = Set(
        equation.expression?.names.map { Name($0.spelling) } ?? [])
    }
    noteGiven()
    noteLearned(equations)
    for equation in equations where !isTooLarge { add(equation) }
    if isTooLarge { return tooLarge }
    if equations.isEmpty, problems.isEmpty { report(.noEquation, text.start) }
    let lossNode = foundLoss(last: equations.last)
    if isLesson { reportUnused() }
    var graph: Graph?
    if !problems.hasErrors, let lossNode {
      graph = try? builder.graph(loss: lossNode, examples: examples)
      if let whole = graph { graph = withoutAside(whole) }
      if let graph {
        reportUnreaching(in: graph)
        reportRefusal(in: graph)
      }
      if problems.hasErrors { graph = nil }
    }
    if !isLesson { problems += names.problemsOfSpelling }
    return Equations.Compiled(
      graph: graph, values: values, places: places(in: graph),
      problems: problems.inOrderOfPlace, names: names)
  }

  /// A number that an operation cannot take, such as a class that does not exist.
  private mutating func reportRefusal(in graph: Graph) {
    guard graph.mayRefuse, graph.given.allSatisfy({ values[$0.id] != nil }),
      let (node, refusal) = Trace(graph, given: values).refusal
    else { return }
    switch refusal {
    case .noSuchClass(let number, let classes):
      report(.noSuchClass(number, classes: classes), place(of: graph.nodes[node]) ?? Place.start)
    }
  }

  /// Where the line stands that a node is, or is a part of: `f1.2` of `f1`.
  private func place(of node: Node) -> Place? {
    linePlaces[Name(String(node.name.prefix { $0 != "." }))]
  }

  /// The rest of a graph that is too large is not looked at.
  private var tooLarge: Equations.Compiled {
    var names = names
    names.isComplete = false
    return Equations.Compiled(
      graph: nil, values: [:], places: [:], problems: problems.inOrderOfPlace, names: names)
  }

  private func places(in graph: Graph?) -> [Node.ID: Place] {
    let lines = (graph?.computed ?? []).compactMap { node in
      linePlaces[Name(node.name)].map { (node.id, $0) }
    }
    return Dictionary(uniqueKeysWithValues: lines)
  }

  private mutating func parsed(_ text: PlacedText) -> [Equation] {
    var equations: [Equation] = []
    for line in Lexer.lines(of: text) {
      var equation: Equation?
      if let problem = line.problem {
        problems.append(problem.asProblem)
        equation = Equation(named: line.tokens)
      } else {
        var parser = EquationParser(line.tokens, inEquation: true)
        let (read, problem) = parser.equation()
        if let problem { problems.append(problem.asProblem) }
        equation = read
      }
      if let equation { equations.append(equation) } else { names.isComplete = false }
    }
    hasUnreadLine = !problems.isEmpty
    return equations
  }

  private mutating func add(_ equation: Equation) {
    let name = Name(equation.name)
    names.note(equation.name, at: equation.place)
    let formula = equation.expression.flatMap { resolved($0, in: equation) }
    if OperationTable.isFunction(equation.name) {
      report(.nameIsFunction(equation.name), equation.place)
    } else if leaves[name] != nil {
      report(.givenAndComputed(equation.name), equation.place)
      used.insert(name)
      names.define(equation.name, .broken)
    } else if let first = linePlaces[name], first != equation.place {
      report(.definedTwice(equation.name, line: first.line), equation.place)
    } else if let formula, let id = try? builder.addLine(equation.name, formula) {
      names.define(equation.name, .node(id, builder.shape(of: id)))
    } else {
      names.define(equation.name, .broken)
    }
  }

  /// The formula of a line; nil if there is a problem, which is reported.
  private mutating func resolved(_ expression: Expression, in equation: Equation) -> Formula? {
    for (spelling, place) in expression.names { addLeaf(spelling, at: place) }
    var resolver = ExpressionResolver(
      examples: examples, allowsTrace: false, numbers: numbers, knows: names.knows
    ) { [names, unknown, linePlaces, namesOfLines] spelling in
      let name = Name(spelling)
      switch names[spelling] {
      case .node(let id, let shape): return .node(id, shape)
      case .broken: return .broken
      case nil where unknown.reported.contains(name) || !names.isComplete: return .broken
      case nil where name == Name(equation.name): return .unknown(.usesItself(spelling))
      case nil:
        if let place = linePlaces[name] {
          return .unknown(
            Self.used(
              spelling, beforeItsLineAt: place, in: equation,
              unknown.mayLookFurther() ? namesOfLines : [:]))
        }
        return .unknown(.unknownName(spelling, nearest: unknown.nearest(to: spelling, in: names)))
      }
    }
    let result = resolver.resolved(expression)
    problems += resolver.problems
    unknown.report(resolver.unknown)
    numbers = resolver.numbers
    count(operations: resolver.operations, equation.place)
    return result?.formula
  }

  /// A name that another equation, further on, computes.
  private static func used(
    _ spelling: String, beforeItsLineAt place: Place, in equation: Equation,
    _ namesOfLines: [Name: Set<Name>]
  ) -> EquationProblem {
    var reached: Set<Name> = []
    var open = [Name(spelling)]
    while let name = open.popLast() {
      if name == Name(equation.name) { return .usedInCircle(spelling, by: equation.name) }
      open += (namesOfLines[name] ?? []).filter { reached.insert($0).inserted }
    }
    return place.line == equation.place.line
      ? .usedBeforeInItsLine(spelling) : .usedBeforeItsLine(spelling, line: place.line)
  }

  /// A leaf stands just before the line that first uses it, under the name that it has there.
  private mutating func addLeaf(_ spelling: String, at place: Place) {
    let name = Name(spelling)
    names.note(spelling, at: place)
    guard let leaf = leaves[name], used.insert(name).inserted else { return }
    guard let value = leaf.value else {
      names.define(spelling, .broken)
      return
    }
    let id = builder.addLeaf(spelling, shape: value.shape, learned: learned.contains(name))
    values[id] = value
    names.define(spelling, .node(id, value.shape))
    count(operations: 0, place)
  }

  private var isTooLarge: Bool {
    lines > EquationLimits.lines || operations > EquationLimits.operations
  }

  /// Counts a line or a given value; what is too large is said once.
  private mutating func count(operations added: Int, _ place: Place) {
    let before = isTooLarge
    lines += 1
    operations += added
    guard !before, isTooLarge else { return }
    report(lines > EquationLimits.lines ? .tooManyLines : .tooManyOperationsInAll, place)
  }

  private mutating func report(_ problem: EquationProblem, _ place: Place) {
    problems.append(Problem(place, problem.severity, problem.sentence))
  }
}

// What is given, what is learned, and what the loss is.
extension EquationCompiler {
  private mutating func noteGiven() {
    for one in given {
      names.note(one.name, at: one.place)
      if let value = one.value { names.give(one.name, value.shape) }
      if OperationTable.isFunction(one.name) {
        report(.nameIsFunction(one.name), one.place)
      } else if leaves[Name(one.name)] == nil {
        leaves[Name(one.name)] = one
        numbers += one.value?.shape.count ?? 0
      }
    }
  }

  private mutating func noteLearned(_ equations: [Equation]) {
    guard let learn else {
      let data = isLesson ? [Name("x"), Name("y")] : classes(in: equations)
      learned = Set(leaves.keys).subtracting(data)
      return
    }
    for one in learn {
      let name = Name(one.name)
      names.note(one.name, at: one.place)
      if leaves[name] == nil {
        guard names.isComplete || linePlaces[name] != nil else { continue }
        report(
          .learnedIsNotGiven(one.name, isComputed: linePlaces[name] != nil), one.place)
      } else if !learned.insert(name).inserted {
        report(.learnedTwice(one.name), one.place)
      }
    }
  }

  /// Given whole numbers that say which class is right: there is nothing to learn in them.
  private func classes(in equations: [Equation]) -> Set<Name> {
    let targets = equations.flatMap { $0.expression?.targetsOfCrossEntropy ?? [] }.map(Name.init)
    return Set(
      targets.filter { name in
        leaves[name]?.value?.elements.allSatisfy { $0 == $0.rounded() } ?? false
      })
  }

  private mutating func foundLoss(last: Equation?) -> Node.ID? {
    guard let loss = loss ?? last.map({ Equations.PlacedName($0.name, at: $0.place) }) else {
      return nil
    }
    names.note(loss.name, at: loss.place)
    let name = Name(loss.name)
    if linePlaces[name] == nil {
      guard names.isComplete || leaves[name] != nil else { return nil }
      report(
        leaves[name] == nil
          ? .lossUnknown(loss.name, nearest: names.nearest(to: loss.name))
          : .lossIsGiven(loss.name), loss.place)
      return nil
    }
    guard case .node(let id, let shape) = names[loss.name] else { return nil }
    if !shape.isScalar { report(.lossIsNotScalar(loss.name, shape), loss.place) }
    return id
  }

  /// Only where every line is understood: a broken one may be where the name is used.
  private mutating func reportUnused() {
    for one in given where !used.contains(Name(one.name)) && !OperationTable.isFunction(one.name) {
      if !hasUnreadLine { report(.neverUsed(one.name), one.place) }
      names.define(one.name, .broken)
    }
  }

  /// With the lines marked that are only looked at.
  private mutating func withoutAside(_ graph: Graph) -> Graph {
    var reading = graph.reading
    for one in aside {
      names.note(one.name, at: one.place)
      guard case .node(let id, _) = names[one.name] else {
        if names.isComplete {
          report(
            .unknownName(one.name, nearest: unknown.nearest(to: one.name, in: names)), one.place)
        }
        continue
      }
      if graph.nodes[id].kind != .computed {
        report(.asideIsGiven(one.name), one.place)
      } else if graph.reachesLoss[id] {
        report(.asideReachesLoss(one.name, loss: graph.nodes[graph.loss].name), one.place)
      } else {
        reading.aside.insert(id)
      }
    }
    return graph.read(as: reading)
  }

  private mutating func reportUnreaching(in graph: Graph) {
    let loss = graph.nodes[graph.loss].name
    for node in graph.computed
    where !graph.reachesLoss[node.id] && !graph.reading.aside.contains(node.id) {
      guard let place = linePlaces[Name(node.name)] else { continue }
      report(.doesNotReachLoss(node.name, loss: loss), place)
    }
  }
}
