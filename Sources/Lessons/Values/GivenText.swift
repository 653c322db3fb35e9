import Notation

/// Reads what is given on the command line: `x=3`, `W=[[1, 2], [3, 4]]`.
public enum GivenText {
  /// A name and its value.
  public static func read(_ text: String) -> Result<Equations.Given, ValueError> {
    guard let equals = text.firstIndex(of: "=") else { return failure(.noValue(text)) }
    let name = String(text[..<equals]).trimmed
    if name.isEmpty { return failure(.noName(text)) }
    if let sentence = sentence(about: name) { return failure(sentence) }
    switch ValueText.read(PlacedText(String(text[text.index(after: equals)...]))) {
    case .success(let tensor): return .success(Equations.Given(name, tensor))
    case .failure(let error): return failure("\(name): \(error.problem.sentence)")
    }
  }

  /// Several of them, each name once, and a sentence for each that is none.
  public static func readAll(
    _ texts: [String]
  ) -> (given: [Equations.Given], sentences: [String]) {
    var names = Set<Name>()
    var given: [Equations.Given] = []
    var sentences: [String] = []
    for text in texts {
      switch read(text) {
      case .failure(let error): sentences.append(error.problem.sentence)
      case .success(let one) where names.insert(Name(one.name)).inserted: given.append(one)
      case .success(let one): sentences.append(GivenProblem.givenTwice(one.name).sentence)
      }
    }
    return (given, sentences)
  }

  /// Why it cannot be a name; nil if it can.
  private static func sentence(about name: String) -> String? {
    if OperationTable.isFunction(name) { return EquationProblem.nameIsFunction(name).sentence }
    let (tokens, problem) = Lexer.tokens(of: PlacedText(name))
    if case .lookAlike? = problem?.problem { return problem?.problem.sentence }
    guard problem == nil, tokens.count == 2, case .name = tokens[0].kind else {
      return LessonProblem.notAName(name.withoutControlCharacters).sentence
    }
    return nil
  }

  private static func failure<Value>(_ problem: GivenProblem) -> Result<Value, ValueError> {
    failure(problem.sentence)
  }

  private static func failure<Value>(_ sentence: String) -> Result<Value, ValueError> {
    .failure(ValueError(problem: Problem(.start, sentence)))
  }
}

/// What can be wrong with what is given on the command line, each with its one sentence.
enum GivenProblem: Hashable, Sendable, SaidProblem {
  case noValue(String)
  case noName(String)
  case givenTwice(String)

  var sentence: String {
    switch self {
    case .noValue(let text): "'\(text)' is no value: write name=value, as in x=3 or 'x=[1, 2]'"
    case .noName(let text): "'\(text)' has no name before its '='; write name=value, as in x=3"
    case .givenTwice(let name): "'\(name)' is given twice; leave one of its values out"
    }
  }
}
