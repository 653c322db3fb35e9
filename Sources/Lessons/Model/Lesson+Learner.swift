import Autodiff

extension Lesson {
  /// The lesson as one learner gets it: of each value that is to be chosen one is drawn, the same
  /// every time. Without a name it is the first of each.
  public func drawn(for learner: String?) -> Lesson {
    guard let learner else { return self }
    var lesson = self
    lesson.learner = learner
    for index in parts.indices {
      guard case .graph(let content) = parts[index].content else { continue }
      var values: [Node.ID: Tensor] = [:]
      for given in content.given where !given.choices.isEmpty {
        let name = content.graph.nodes[given.node].name
        var stream = RandomStream(seed: 0, name: "\(id) \(learner) \(name)")
        values[given.node] = given.choices[stream.whole(below: given.choices.count)]
      }
      if !values.isEmpty { lesson.parts[index].content = .graph(content.giving(values)) }
    }
    return lesson
  }
}

extension GraphPart {
  /// The part with every value that a learner may get alone, the first of all others beside it, and
  /// with mixtures of them, as many as are worth the time.
  func mixtures(_ most: Int = 100) -> [GraphPart] {
    let chosen = given.filter { !$0.choices.isEmpty }
    if chosen.isEmpty { return [] }
    let alone = chosen.flatMap { given in
      given.choices.dropFirst().map { giving([given.node: $0]) }
    }
    if chosen.count == 1 { return alone }
    return alone
      + (1...most).map { number in
        var stream = RandomStream(seed: UInt64(number), name: "mixture")
        return giving(
          Dictionary(
            uniqueKeysWithValues: chosen.map {
              ($0.node, $0.choices[stream.whole(below: $0.choices.count)])
            }))
      }
  }
}
