import Autodiff
package import Lessons
import Notation

extension TryTask {
  /// Its solution as it is typed behind `set`: `Ω0 = [[1, 2]]`, `rate = 0.5`.
  package func typedSolution(in part: LessonPart) -> [String] {
    let values = solution.sorted { $0.key < $1.key }
    let rate = solutionRate.map { ["rate = \(NumberText.shortest($0))"] } ?? []
    if let graph = part.graph {
      return values.map { node, value in
        let rows = (0..<value.rows).map { Self.list(value.row($0)) }
        return "\(graph.content.graph.nodes[node].name) = [\(rows.joined(separator: ", "))]"
      } + rate
    }
    let parameters = part.experiment?.content.parameters ?? []
    return values.map { index, value in
      let isList = if case .numbers = parameters[index].value { true } else { false }
      let number = isList ? Self.list(value.elements) : NumberText.shortest(value.elements[0])
      return "\(parameters[index].name) = \(number)"
    }
  }

  private static func list(_ numbers: [Double]) -> String {
    "[\(numbers.map(NumberText.shortest).joined(separator: ", "))]"
  }
}
