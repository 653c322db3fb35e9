import Testing

@testable import Lessons

/// A learner who knows what a derivative is, and nothing of networks, goes through the course in order:
/// each word and sign is explained where it first comes.
@Suite struct CourseWords {
  /// Each with the lesson that explains it and the words that do so.
  static let words: [(word: String, lesson: String, meaning: String)] = [
    ("computational graph", "toy-function", "A computational graph: eight small steps"),
    ("gradient", "toy-function", "derivative and gradient mean the same"),
    ("+=", "scalar-graph", "The sign += says: add this to what is there already"),
    ("fork", "scalar-graph", "A value with several uses is a fork"),
    ("tangent", "forks", "its tangent"),
    ("reverse mode", "forks", "is forward mode; what you did before is reverse mode"),
    ("shape", "forks", "its shape, rows × columns"),
    ("activation function", "sigmoid-saturation", "bending activation functions in between"),
    ("sigmoid", "sigmoid-saturation", "The sigmoid, σ[z] = 1/(1 + exp[−z])"),
    ("saturate", "sigmoid-saturation", "it gets flat on both sides: it saturates"),
    ("relu", "sigmoid-saturation", "ReLU, max[0, z], a maximum"),
    ("10⁻⁴", "sigmoid-saturation", "is short for 3.354 · 10⁻⁴"),
    ("layer", "sigmoid-saturation", "layers, a weight, a bias and a sigmoid each"),
    ("gate", "sigmoid-saturation", "and else 0: a gate, open or shut"),
    ("gradient descent", "sigmoid-saturation", "moves a weight against its gradient"),
    ("feature", "logistic-regression", "features, the numbers x that are known of it"),
    ("probability", "logistic-regression", "the chance (probability) p"),
    ("score", "logistic-regression", "The score f"),
    ("transpose", "logistic-regression", "the transpose, is the column w laid flat"),
    ("cross-entropy", "logistic-regression", "y picks one of the two terms"),
    ("learning rate", "logistic-regression", "learning rate η (eta)"),
    ("←", "logistic-regression", "← is read \"becomes\""),
    ("batch", "mlp-batch3", "takes a batch of them at once"),
    ("outer product", "mlp-batch3", "a column of δ times a column of h₁ laid flat"),
    ("numerator layout", "mlp-batch3", "a gradient as the transpose of what it belongs to"),
    ("hidden", "deep-relu", "K = 3 such hidden layers"),
    ("dead", "deep-relu", "for this x it is dead"),
    ("δ⁽¹⁾", "delta-rule", "its δ (delta), the gradient of its S"),
    ("θ", "delta-rule", "often written θ, theta"),
    ("‖", "delta-rule", "‖ ‖² is the sum of the squares of all entries"),
    ("stochastic", "delta-rule", "stochastic gradient descent"),
    ("penalty", "weight-decay", "the loss L plus a penalty"),
    ("λ", "weight-decay", "λ, lambda, is a number that we choose"),
    ("logit", "softmax-cross-entropy", "a score for each, z (a logit)"),
    ("softmax", "softmax-cross-entropy", "Softmax makes chances of the scores"),
    ("one-hot", "softmax-cross-entropy", "a 1 at the right class and 0 elsewhere"),
    ("jacobian", "softmax-cross-entropy", "A table of all slopes of a function is its Jacobian"),
    ("diagonal", "softmax-cross-entropy", "on the diagonal, where i and j are the same"),
    ("tanh", "zero-init", "an S like the sigmoid, but from −1 to 1"),
    ("twin", "zero-init", "say exactly the same: twins"),
    ("≡", "zero-init", "The sign ≡ will mark them"),
    ("α", "constant-init", "the same value α (alpha)"),
    ("explode", "too-small-too-large", "the signal explodes"),
    ("identity", "too-small-too-large", "Such a matrix is the identity"),
    ("σ²", "deep-signal", "σ² (sigma squared; not the sigmoid)"),
    ("D_h′", "deep-signal", "D_h′ (read: D h prime)"),
    ("variance", "deep-signal", "their mean square after the mean has been taken away"),
    ("var", "xavier", "the same variance, Var for short"),
    ("independent", "xavier", "knowing one tells nothing of the other"),
    ("standard deviation", "xavier", "(the root of the variance)"),
    ("eigenvalue", "exploding-products", "an eigenvector, the factor its eigenvalue"),
    ("norm", "exploding-products", "The norm, the root of the sum of all squares"),
    (
      "curvature", "descent",
      "say how fast the slope changes along β₀ and along β₁, are the curvatures"
    ),
    ("velocity", "optimizers", "a memory: the velocity v"),
    ("μ", "optimizers", "with μ (mu) = 0.5"),
    ("running mean", "optimizers", "nine tenths of the old one, a tenth of the new"),
    ("ε", "optimizers", "ε (epsilon) in the formula is a tiny number"),
    ("mse", "train-network", "The mse, mean squared error"),
    ("epoch", "train-network", "each point seen once: an epoch"),
  ]

  @Test(arguments: words)
  func aWordIsExplainedWhereItFirstStands(word: String, id: String, meaning: String) throws {
    var before: [String] = []
    for lesson in Course.lessons {
      for note in lesson.parts.flatMap(\.notes) {
        let isHere = [note.say, note.after].contains { $0?.plain.contains(meaning) == true }
        if isHere {
          #expect(lesson.id == id)
          #expect(before.filter { Self.holds($0, word: word) } == [])
          return
        }
        // Once its lesson has begun, a word may be used in the sentence before the one that explains.
        if lesson.id != id { before += note.shown.map(\.plain) }
      }
    }
    Issue.record("\(id) does not say '\(meaning)'")
  }

  /// Whether a word begins with it.
  private static func holds(_ text: String, word: String) -> Bool {
    let text = text.lowercased()
    let word = word.lowercased()
    guard word.allSatisfy(\.isLetter) else { return text.contains(word) }
    if word == "var" || word == "norm" { return text.split { !$0.isLetter }.contains(word[...]) }
    return text.split { !$0.isLetter }.contains { $0.hasPrefix(word) }
  }
}

extension StageNote {
  /// What a learner reads of it: all but the note for the teacher.
  var shown: [Prose] {
    let teacher = teacher?.place
    return allProse.filter { $0.place != teacher }
  }
}

extension Prose {
  /// Without its markup and numbers.
  var plain: String {
    let texts = spans.map { span in
      if case .text(let text) = span.content { text } else { "#" }
    }
    return texts.joined().split { $0.isWhitespace }.joined(separator: " ")
  }
}
