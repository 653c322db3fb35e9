package import Autodiff

extension Pass {
  /// As the book calls it: `backward #1`.
  package var name: String {
    switch self {
    case .forward: "forward"
    case .backward1: "backward #1"
    case .backward2: "backward #2"
    case .update: "update"
    }
  }

  /// Over what belongs to it: `Backward pass #1`.
  package var title: String {
    switch self {
    case .forward: "Forward pass"
    case .backward1: "Backward pass #1"
    case .backward2: "Backward pass #2"
    case .update: "Update"
    }
  }
}
