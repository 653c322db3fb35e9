/// A lesson that asks in an unusual place: its numbers must not be read anywhere, with the question
/// open and every way gone.
public struct SecretLesson: Sendable, CustomStringConvertible {
  public let name: String
  public let graph: String
  public let at: String
  public let answer: String
  /// What must be hidden, and after how many updates.
  public let hidden: [(iteration: Int, name: String)]
  /// What stays to be calculated with.
  public var shown: [(iteration: Int, name: String)] = []
  /// The kind of the question, with what else it says.
  public var kind = "type: number"

  public var description: String { name }

  private var key: String { answer.isEmpty ? "" : ", answer: \"\(answer)\"" }

  public var text: String {
    """
    format: 1
    id: secret
    title: Secret
    graph: |
      \(graph.replacing("\n", with: "\n  "))
    given: {x: 3.1, y: 2, w: 1.7}
    train: {optimizer: sgd, rate: 0.01, momentum: 0.9, steps: 3}
    steps:
      - at: \(at)
        ask: {id: q, prompt: Which number?, \(kind)\(key)}
    \(Self.stages.map { "  - {at: \($0), say: \"\(Self.said)\"}" }.joined(separator: "\n"))
    """
  }

  /// Where everything is said that there is to say.
  private static let stages = ["start", "forward l", "iteration 2", "end"]
  private static let said =
    "f {f}, l {l}, w {w}; ∂f {grad(f)}, ∂l {grad(l)}, ∂w {grad(w)}; {f@0}, {w@1}, {l@2}, {grad(w)@3}."

  public static let all = [
    SecretLesson(
      name: "the loss before an update", graph: "f = w * x\nl = (f - y)^2", at: "forward l",
      answer: "l", hidden: [(0, "l")], shown: [(0, "f"), (1, "l")]),
    SecretLesson(
      name: "a parameter after the update of its gradient", graph: "f = w * x\nl = (f - y)^2",
      at: "backward w", answer: "grad(w)",
      hidden: [
        (0, "grad(w)"), (0, "moved w"), (1, "w"), (2, "w"), (2, "f"), (2, "moved w"), (3, "w"),
        (3, "grad(w)"),
      ],
      shown: [(0, "w"), (0, "grad(f)")]),
    SecretLesson(
      name: "a gradient that makes a parameter's", graph: "f = w * x\nl = (f - y)^2",
      at: "backward f", answer: "grad(f)",
      hidden: [(0, "grad(f)"), (0, "grad(w)"), (0, "moved w"), (1, "w"), (1, "f")],
      shown: [(0, "f"), (0, "l")]),
    SecretLesson(
      name: "one path of a fork that comes right after", graph: "f = w * x\nh = f - y\nl = h^2 + f",
      at: "backward h", answer: "grad(h)", hidden: [(0, "grad(h)"), (0, "grad(f)")]),
    SecretLesson(
      name: "copies", graph: "f = w * x\nh = f.T\nk = 1 * h\nm = -f + 0\nl = (h + k + m - y)^2",
      at: "forward f", answer: "f", hidden: [(0, "f"), (0, "h"), (0, "k"), (0, "m"), (0, "l")]),
    SecretLesson(
      name: "all that is made of it", graph: "f = w * x\nh = 2 * f\nk = exp(h - y)\nl = k^2",
      at: "forward f", answer: "f",
      hidden: [(0, "h"), (0, "k"), (0, "l"), (0, "grad(k)"), (0, "grad(f)"), (0, "grad(w)")]),
    SecretLesson(
      name: "another line than the one of its place",
      graph: "f = w * x\nh = relu(f)\nl = (h - 1)^2 + y", at: "forward f", answer: "h",
      hidden: [(0, "h"), (0, "l")], shown: [(0, "f")]),
    SecretLesson(
      name: "a number of an earlier step", graph: "f = w * x\nl = (f - y)^2", at: "end",
      answer: "l", hidden: [(0, "l")]),
    SecretLesson(
      name: "what an update makes of a parameter", graph: "f = w * x\nl = (f - y)^2",
      at: "update", answer: "w - 0.01*grad(w)",
      hidden: [(0, "moved w"), (1, "w"), (2, "w"), (3, "l")],
      shown: [(0, "w"), (0, "grad(w)")]),
    SecretLesson(
      name: "a parameter of the next iteration", graph: "f = w * x\nl = (f - y)^2",
      at: "iteration 1", answer: "w",
      hidden: [(0, "moved w"), (1, "w"), (1, "f"), (1, "moved w"), (2, "w")], shown: [(0, "w")]),
    SecretLesson(
      name: "what is calculated from two numbers of a line", graph: "f = w * x\nl = (f - y)^2",
      at: "forward l", answer: "(f - y)^2", hidden: [(0, "l")], shown: [(0, "f")]),
    SecretLesson(
      name: "what a choice hides", graph: "f = w * x\nh = 2 * f\nl = (h - y)^2", at: "backward h",
      answer: "", hidden: [(0, "grad(h)"), (0, "grad(f)"), (0, "grad(w)"), (1, "w")],
      shown: [(0, "h"), (0, "l")],
      kind: "type: choice, hide: [grad(h)], options: [{text: a, correct: true}, {text: b, why: c}]"),
    SecretLesson(
      name: "what several options hide at the end", graph: "f = w * x\nh = 2 * f\nl = (h - y)^2",
      at: "end", answer: "", hidden: [(0, "f"), (0, "h"), (0, "l")], shown: [(0, "w")],
      kind: "type: several, hide: [f], options: [{text: a, correct: true}, {text: b, why: c}]"),
    SecretLesson(
      name: "what a number hides besides", graph: "f = w * x\nh = 2 * f\nl = (h - y)^2",
      at: "forward l", answer: "l", hidden: [(0, "l"), (0, "h")], shown: [(0, "f")],
      kind: "type: number, hide: [h], show: numbers"),
    SecretLesson(
      name: "nothing more", graph: "f = w * x\nl = (f - y)^2", at: "end", answer: "l",
      hidden: [(0, "l")], shown: [(0, "f")], kind: "type: number, hide: []"),
  ]
}
