// What is given, and how near it is to the lines that use it.

extension Graph {
  /// The one data leaf of the one line that uses no other line: what goes in.
  package var input: Node.ID? {
    let first = computed.filter { line in
      pullbacks[line.id].allSatisfy { nodes[$0.target].kind != .computed }
    }
    guard first.count == 1 else { return nil }
    let inputs = pullbacks[first[0].id].map(\.target)
      .filter { nodes[$0].kind == .data && uses[$0].count == 1 }
    return inputs.count == 1 ? inputs[0] : nil
  }

  /// What is given of what a formula names, parameters first.
  package func given(in formula: Formula) -> [Node.ID] {
    let named = formula.symbols.compactMap { symbol -> Node.ID? in
      guard case .value(let id) = symbol, nodes[id].kind != .computed else { return nil }
      return id
    }
    return named.filter { nodes[$0].kind == .parameter } + named.filter { nodes[$0].kind == .data }
  }

  /// The given value that a line uses, or the lines before it, the fewest lines away.
  package func nearestGiven(to node: Node.ID) -> Node.ID? {
    var seen: Set<Node.ID> = [node]
    var lines = [node]
    while !lines.isEmpty {
      let formulas = lines.compactMap { nodes[$0].formula }
      if let near = formulas.lazy.compactMap({ given(in: $0).first }).first { return near }
      lines = formulas.flatMap(\.symbols).compactMap { symbol in
        guard case .value(let id) = symbol, seen.insert(id).inserted else { return nil }
        return id
      }
    }
    return nil
  }

  /// For each node how many lines stand before it on the longest way to it.
  package var ranks: [Int] {
    nodes.reduce(into: []) { ranks, node in
      let lines = pullbacks[node.id].map(\.target).filter { nodes[$0].kind == .computed }
      ranks.append(lines.reduce(0) { max($0, ranks[$1] + 1) })
    }
  }

  /// What is given and used by one line only, by that line.
  ///
  /// - Parameter head: a node that is left out.
  package func leaves(except head: Node.ID?) -> [Node.ID: [Node.ID]] {
    computed.reduce(into: [:]) { leaves, line in
      let own = pullbacks[line.id].map(\.target).filter {
        nodes[$0].kind != .computed && uses[$0].count == 1 && $0 != head
      }
      if !own.isEmpty { leaves[line.id] = own }
    }
  }

  /// What is given and used, by each line that uses it.
  ///
  /// - Parameter head: a node that is left out.
  package func givenOperands(except head: Node.ID?) -> [Node.ID: [Node.ID]] {
    computed.reduce(into: [:]) { operands, line in
      let given = pullbacks[line.id].map(\.target).filter {
        nodes[$0].kind != .computed && $0 != head
      }
      if !given.isEmpty { operands[line.id] = given }
    }
  }

  /// What a line uses from more than so many lines before it, by that line. What is given stands
  /// before the first line that uses it.
  package func farOperands(
    beyond most: Int, except others: Set<Node.ID>
  ) -> [Node.ID: [Node.ID]] {
    var ranks = ranks
    for node in given {
      ranks[node.id] = (uses[node.id].map { ranks[$0] }.min() ?? 0) - 1
    }
    return computed.reduce(into: [:]) { operands, line in
      let far = pullbacks[line.id].map(\.target)
        .filter { !others.contains($0) && ranks[line.id] - ranks[$0] > most }
      if !far.isEmpty { operands[line.id] = far }
    }
  }
}
