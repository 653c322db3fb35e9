import Autodiff

/// Every operation that an equation can use, as it is written, with what it computes.
public enum OperationList {
  public struct Entry: Sendable, Hashable {
    /// As in an equation: `a @ b`, `sum(a, rows)`.
    public let usage: String
    public let summary: String
  }

  /// In the order of `Operation.all`; what is written and described alike stands there once.
  public static let entries: [Entry] = {
    var seen = Set<Entry>()
    return Operation.all.map(Entry.init).filter { seen.insert($0).inserted }
  }()
}

extension OperationList.Entry {
  init(_ operation: Operation) {
    // What works on each example finds out for itself which way the examples lie.
    let names = zip(1...4, ["a", "b", "c", "d"])
    usage = names.reduce(operation.notation.source) { usage, operand in
      usage.replacing("$\(operand.0)", with: operand.1)
    }
    summary = operation.summary
  }
}
