import Autodiff
import Notation

/// What the parts of a lesson ask for, by name and number: another part that has the same number under
/// the same name must not tell it.
///
/// It is gathered once, so that each part looks up what it has itself, however many parts ask.
struct AskedElsewhere: Sendable {
  private struct Asker {
    let part: Int
    let question: String
  }

  private struct Number: Hashable {
    let name: Name
    let isGradient: Bool
    let iteration: Int
    let value: NumberKey
  }

  /// A parameter of which it is asked what an update makes of it: where it is, and where it is led.
  private struct Move: Hashable {
    let name: Name
    let iteration: Int
    let value: NumberKey
    let gradient: NumberKey
  }

  private struct LineShape: Hashable {
    let name: Name
    let shape: Shape
  }

  private var numbers: [Number: [Asker]] = [:]
  private var moves: [Move: [Asker]] = [:]
  private var shapes: [LineShape: [Asker]] = [:]
  /// The names that are asked for, by iteration.
  private var names: [Int: Set<Name>] = [:]

  init() {}

  /// - Complexity: the parts are looked at once each; a name that one part alone has is not looked at.
  init(_ course: inout Course) {
    var parts: [Name: Int] = [:]
    for part in course.parts {
      for node in part.content.graph.nodes { parts[Name(node.name), default: 0] += 1 }
    }
    for part in course.parts.indices {
      let graph = course.parts[part].content.graph
      let agenda = course.agenda(part)
      for placed in agenda.questions {
        guard let asking = agenda.askings[placed.item.id] else { continue }
        let asker = Asker(part: part, question: placed.item.id)
        for asked in asking.moments(placed.placement.iteration)
        where asked.iteration <= course.lastIteration(ofPart: part) ?? 0 {
          for symbol in asked.names {
            guard let id = symbol.node, parts[Name(graph.nodes[id].name)] ?? 0 > 1 else { continue }
            note(symbol, of: asker, asked.iteration, course.trace(part, asked.iteration))
          }
          for id in asked.moves where parts[Name(graph.nodes[id].name)] ?? 0 > 1 {
            note(moveOf: id, of: asker, asked.iteration, course.trace(part, asked.iteration))
          }
        }
        if let shape = asking.shape {
          let node = graph.nodes[shape]
          shapes[LineShape(name: Name(node.name), shape: node.shape), default: []].append(asker)
        }
      }
    }
  }

  private mutating func note(
    _ symbol: Symbol, of asker: Asker, _ iteration: Int, _ trace: Trace
  ) {
    guard let number = Self.number(symbol, iteration, trace) else { return }
    numbers[number, default: []].append(asker)
    names[iteration, default: []].insert(number.name)
  }

  private mutating func note(
    moveOf id: Node.ID, of asker: Asker, _ iteration: Int, _ trace: Trace
  ) {
    guard let move = Self.move(id, iteration, trace) else { return }
    moves[move, default: []].append(asker)
    names[iteration, default: []].insert(move.name)
  }

  /// What a part must not tell at an iteration: what another still asks for, of the same name and with
  /// the same numbers.
  func secrets(
    inPart part: Int, atIteration iteration: Int, of course: inout Course,
    isOpen: (_ question: String) -> Bool
  ) -> Secrets {
    func isAsked(_ askers: [Asker]?) -> Bool {
      askers?.contains { $0.part != part && isOpen($0.question) } ?? false
    }
    var secrets = Secrets()
    let nodes = course.parts[part].content.graph.nodes
    for (other, names) in names where other <= course.lastIteration(ofPart: part) ?? 0 {
      let asked = nodes.map(\.id).filter { names.contains(Name(nodes[$0].name)) }
      if asked.isEmpty { continue }
      let trace = course.trace(part, other)
      let symbols = asked.flatMap { [Symbol.value($0), .gradient($0)] }.filter {
        isAsked(Self.number($0, other, trace).flatMap { numbers[$0] })
      }
      let moved = asked.filter { isAsked(Self.move($0, other, trace).flatMap { moves[$0] }) }
      let same = AskedNumbers(iteration: other, names: Set(symbols), moves: Set(moved))
      secrets.formUnion(same.secrets(atIteration: iteration, in: course.trace(part, 0)))
    }
    if shapes.isEmpty { return secrets }
    for node in nodes
    where isAsked(shapes[LineShape(name: Name(node.name), shape: node.shape)]) {
      secrets.hideShape(of: node.id, in: course.trace(part, 0))
    }
    return secrets
  }

  private static func number(_ symbol: Symbol, _ iteration: Int, _ trace: Trace) -> Number? {
    let (id, isGradient, value): (Node.ID, Bool, Tensor?)
    switch symbol {
    case .value(let node): (id, isGradient, value) = (node, false, trace.values[node])
    case .gradient(let node): (id, isGradient, value) = (node, true, trace.gradients[node])
    case .direction, .elsewhere, .named: return nil
    }
    return value.map {
      Number(
        name: Name(trace.graph.nodes[id].name), isGradient: isGradient, iteration: iteration,
        value: NumberKey($0))
    }
  }

  private static func move(_ id: Node.ID, _ iteration: Int, _ trace: Trace) -> Move? {
    trace.gradients[id].map {
      Move(
        name: Name(trace.graph.nodes[id].name), iteration: iteration,
        value: NumberKey(trace.values[id]), gradient: NumberKey($0))
    }
  }
}
