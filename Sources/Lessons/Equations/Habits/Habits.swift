/// What people write who come from other tools, and what to write here: word → advice.
///
///     Habits.functions["maximum"]   // .called("max")
///     Habits.functions["sinh"]      // .written("(exp($1) - exp(-$1)) / 2")
///
/// A word that stands here is never taken for a slip of the pen: `sinh` is not `sin`.
enum Habits {
  enum Advice: Hashable, Sendable {
    /// The same under another name, of the same values.
    case called(String)
    /// Put together from what there is; `$1`, `$2` stand for the values.
    case written(String)
    /// There is no such thing; what to do instead, or why.
    case missing(String)
  }

  /// In front of a function's name, followed by a point.
  static let libraries: Set<String> = [
    "np", "numpy", "torch", "F", "nn", "functional", "math", "tf", "keras", "jnp", "jax", "scipy",
    "special", "linalg", "cp", "sp", "cmath", "Math",
  ]

  /// What a word that stands between values is for, in an equation.
  static let words: [String: String] = [
    "and": "joins conditions; the product of two steps is 1 where both are so",
    "or": "joins conditions; the larger of two steps, 'max(a, b)', is 1 where one is so",
    "not": "turns a condition around; write '1 - step(x)'",
    "if": "chooses, which '*' with a step does: 'step(c) * a + (1 - step(c)) * b' is a where c is "
      + "positive, else b",
    "else":
      "chooses, which '*' with a step does: 'step(c) * a + (1 - step(c)) * b' is a where c is "
      + "positive, else b",
    "for": "repeats; write each line out, or compute with whole matrices",
    "in": "belongs to a loop; write each line out, or compute with whole matrices",
    "is": "compares, which an equation cannot do",
    "mod": "takes a remainder; there is none here",
    "div": "divides; write 'a / b'",
    "lambda": "makes a function; here a line has a name, and each use is written out",
  ]

  /// The same where conditions stand.
  static let wordsOfConditions: [String: String] = [
    "and": "joins conditions; write each on a line of its own, and all of them must hold",
    "or": "joins conditions; 'max(abs(a), abs(b)) > 0' holds where one of two values is not 0",
    "not": "turns a condition around; write the opposite comparison, '!=' for '=='",
  ]

  /// Signs of other languages.
  static let symbols: [String: String] = [
    "&&": "joins conditions; in a list of them each has a line of its own",
    "||": "joins conditions, of which one stands here at a time",
    "+=": "changes a value, which keeps its name here; write 'b = a + x' with a new name",
    "-=": "changes a value, which keeps its name here; write 'b = a - x' with a new name",
    "*=": "changes a value, which keeps its name here; write 'b = a * x' with a new name",
    "/=": "changes a value, which keeps its name here; write 'b = a / x' with a new name",
    "@=": "changes a value, which keeps its name here; write 'b = a @ x' with a new name",
    ":=": "gives a name in other languages; write '='",
    "//": "is no sign here; a comment begins with '#', and '/' divides",
    ".*": "multiplies entry by entry; write '*'",
    "./": "divides entry by entry; write '/'",
    ".^": "raises entry by entry; write '^'",
  ]

  /// Names that stand for something elsewhere.
  static let names: [String: String] = [
    "e": "the number e is 'exp(1)', and e to the power of x is 'exp(x)'",
    "inf": "a finite number is needed", "Inf": "a finite number is needed",
    "infinity": "a finite number is needed", "nan": "a number is needed",
    "NaN": "a number is needed", "True": "write 1", "true": "write 1", "False": "write 0",
    "false": "write 0", "None": "leave it out", "newaxis": "numbers repeat by themselves to fit",
  ]

  /// LaTeX's commands; Greek letters are names, and functions go without the backslash.
  static let latex: [String: String] = [
    "frac": "write 'a / b'", "dfrac": "write 'a / b'", "tfrac": "write 'a / b'",
    "sqrt": "write 'sqrt(x)'", "cdot": "write '*' or '@'", "times": "write '*' or '@'",
    "odot": "write '*'", "circ": "write '*'", "otimes": "write 'outer(a, b)'",
    "left": "write the bracket alone", "right": "write the bracket alone",
    "sum": "write 'sum(x)'", "prod": "write the factors out", "int": "there are no integrals",
    "top": "write '.T' for the transpose", "intercal": "write '.T' for the transpose",
    "partial": "write 'grad(w)' in answers and text",
    "nabla": "write 'grad(w)' in answers and text",
    "ell": "write 'l'", "hat": "write 'y_hat'", "bar": "write 'x_bar'", "tilde": "write 'x_tilde'",
    "mathbf": "write the letter alone", "mathrm": "write the word alone",
    "boldsymbol": "write the letter alone", "text": "write the word alone",
    "operatorname": "write the word alone", "ln": "write 'log(x)'", "lVert": "write 'norm(x)'",
    "Vert": "write 'norm(x)'", "vert": "write 'abs(x)'", "lvert": "write 'abs(x)'",
    "leq": "write '<='", "geq": "write '>='", "neq": "write '!='", "infty": "a number is finite",
    "varepsilon": "write '\\epsilon'", "vartheta": "write '\\theta'", "varphi": "write '\\phi'",
    "quad": "write a space", "": "it begins a Greek letter, as in '\\beta'",
  ]
}

/// One of them where it stands, with its sentence.
struct Habit: Hashable, Sendable {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }

  /// `'and' joins conditions; …`
  static func sign(_ written: String, _ meaning: String) -> Habit {
    Habit("'\(written)' \(meaning)")
  }

  static func latex(_ word: String) -> Habit? {
    if OperationTable.isFunction(word), word != OperationTable.gradient, Habits.latex[word] == nil {
      return Habit("'\\\(word)' is LaTeX; write '\(word)(x)'")
    }
    return Habit("'\\\(word)' is LaTeX; \(Habits.latex[word] ?? "write the name without '\\'")")
  }
}
