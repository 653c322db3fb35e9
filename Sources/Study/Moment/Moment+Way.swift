package import Autodiff
import Lessons

extension Moment {
  /// What the lesson lights on the graph here.
  package var way: Way? {
    notes.lazy.compactMap(\.light).first.flatMap { Way(from: $0, in: graph) }
  }

  /// How many slopes of a way have been multiplied with already, for this value or for others.
  package func known(of way: Way) -> Int {
    way.edges.count { hasCarriedGradient(to: $0.from, through: $0.to) }
  }
}
