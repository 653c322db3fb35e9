import Autodiff
import Notation

/// Looks operations up by the name that an equation uses.
enum OperationTable {
  enum Found {
    case operation(Operation)
    case problem(EquationProblem)
  }

  /// Whose functions are known.
  enum Vocabulary {
    /// What a person writes.
    case equations
    /// What `FormulaPrinter` writes in `source` besides: the functions that derivatives need.
    case derivatives
  }

  /// - Parameters:
  ///   - axis: the direction written after the operands, as in `sum(A, rows)`.
  ///   - examples: which way examples lie; an operation over each example follows it.
  static func find(
    _ spelling: String, operands: Int, axis: Axis?, examples: Axis?,
    in vocabulary: Vocabulary = .equations
  ) -> Found {
    let name = functionName(spelling)
    let sameName = named(name, in: vocabulary)
    guard !sameName.isEmpty else {
      return .problem(.unknownOperation(spelling, nearest: nearest(to: spelling)))
    }
    // Of any number of values, one below the other unless it is said.
    if name == Operation.concat.name, operands > 1 {
      return .operation(.concat(operands, axis ?? .rows))
    }
    let fitting = sameName.filter { $0.operandCount == operands }
    if let exact = fitting.first(where: { $0.axis == axis }) { return .operation(exact) }
    if axis == nil, let one = fitting.first(where: { $0.axis == examples ?? .columns }) {
      return .operation(one)
    }
    if let axis, !fitting.isEmpty { return .problem(.noSuchAxis(spelling, axis)) }
    let allowed = Set(sameName.map(\.operandCount)).sorted()
    return .problem(.operandCount(spelling, allowed: allowed, written: operands))
  }

  static func isFunction(_ spelling: String) -> Bool {
    functions[functionName(spelling)] != nil || spelling == gradient
  }

  static func takesAxis(_ spelling: String) -> Bool {
    functions[functionName(spelling)]?.contains { $0.axis != nil } ?? false
  }

  /// Whether a direction can be written after the values, as in `sum(A, rows)`, and a second value
  /// cannot.
  static func takesDirection(_ spelling: String) -> Bool {
    let operations = functions[functionName(spelling)] ?? []
    return operations.contains { $0.axis != nil } && operations.allSatisfy { $0.operandCount == 1 }
  }

  /// Whether it goes over each example.
  static func isOverExamples(_ spelling: String) -> Bool {
    functions[functionName(spelling)]?.allSatisfy { operation in
      operation.axis.map { !operation.notation.source.contains($0.rawValue) } ?? false
    } ?? false
  }

  static func isSigma(_ spelling: String) -> Bool { sigmas.contains(spelling) }

  /// As a name is spelled whose canonical spelling is `σ`.
  private static let sigmas: Set = ["σ", "sigma", "\\sigma", "\\σ"]

  private static func named(_ name: String, in vocabulary: Vocabulary) -> [Operation] {
    let written = functions[name] ?? []
    return switch vocabulary {
    case .equations: written
    case .derivatives: written + (shapingFunctions[name] ?? [])
    }
  }

  static let gradient = "grad"

  /// `σ` and `\sigma` are `sigmoid`.
  private static func functionName(_ spelling: String) -> String {
    isSigma(spelling) ? "sigmoid" : spelling
  }

  /// Everything that is called with parentheses, by name.
  private static let functions: [String: [Operation]] = Dictionary(
    grouping: Operation.all.filter { $0.name.first?.isLetter == true }, by: \.name)

  private static let shapingFunctions: [String: [Operation]] = Dictionary(
    grouping: Operation.shaping, by: \.name)

  /// Only what is near in sense: one slip in a short word, and no word that means something else.
  private static func nearest(to spelling: String) -> String? {
    NearestWord.of(spelling, among: functions.keys, slips: max(1, min(spelling.count, 64) / 4))
  }
}
