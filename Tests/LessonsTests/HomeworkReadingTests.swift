import Autodiff
import Foundation
import Testing

@testable import Lessons

/// The part of a small lesson with a matrix and a vector, and its trace.
struct HomeworkLesson {
  let part: GraphPart
  let trace: Trace

  init(
    _ equations: String = "f0 = β0 + Ω0 @ x; h1 = relu(f0); L = sum_squares(h1)",
    _ rest: String = "given: {x: [1, 2], β0: [0.5, -9], Ω0: [[1, 2], [3, 4]]}"
  ) throws {
    part = try AskedQuestion.part(equations, rest).content
    trace = part.trace()
  }

  func read(_ text: String) -> Result<Homework, Homework.Unreadable> {
    Homework.read(text: text, named: "mine", of: part, in: trace)
  }

  /// What stands under the only name of a text.
  func value(_ text: String) throws -> Tensor {
    let numbers = try read(text).get().numbers
    return try #require(numbers.count == 1 ? numbers.first : nil).written.value
  }

  /// The first finding about a text.
  func finding(_ text: String) -> String {
    switch read(text) {
    case .success: "it was read"
    case .failure(let unreadable): unreadable.findings[0].headline
    }
  }
}

/// What learners and their programs write, and what is said of anything else.
@Suite struct HomeworkReading {
  private static let matrix = Tensor(Shape(2, 2), [1, -2.5, 3e-4, 4])

  /// One matrix, as every program prints it.
  @Test(arguments: [
    #"{"dΩ0": [[1, -2.5], [3e-4, 4.0]]}"#,
    "{'dΩ0': array([[ 1.0e+00, -2.5e+00],\n       [ 3.0e-04,  4.0e+00]])}",
    "dΩ0 = [[1, -2.5], [0.0003, 4]]",
    "dΩ0 = [[ 1.     -2.5   ]\n [ 0.0003  4.    ]]\n",
    "dΩ0 [[ 1.0000e+00 -2.5000e+00]\n [ 3.0000e-04  4.0000e+00]]",
    "dΩ0: tensor([[ 1.0000e+00, -2.5000e+00],\n        [ 3.0000e-04,  4.0000e+00]],\n"
      + "       dtype=torch.float64, grad_fn=<MmBackward0>)",
    "Omega0.grad = tensor([[1., -2.5], [0.0003, 4.]])",
    "dΩ0,1,-2.5\r\ndΩ0,0.0003,4\r\n",
    "# mine\n\"grad(Omega0)\",1,-2.5\n\n\"grad(Omega0)\", 3e-4, 4",
    #"{"d\u03a90": "[[ 1.  -2.5 ]\n [ 0.0003  4. ]]"}"#,
    #"{"dL/dOmega_0": [[1, -2.5], [3e-4, 4.0]],}"#,
    "∂L/∂Ω₀ = [[1, −2.5], [3/10000, 4]]",
    "dΩ0 = [[np.float64(1.0), np.float64(-2.5)], [np.float64(0.0003), np.float64(4.0)]]",
  ]) func aMatrixIsReadAsItIsPrinted(_ text: String) throws {
    let lesson = try HomeworkLesson()
    let numbers = try lesson.read(text).get().numbers
    #expect(numbers.count == 1)
    #expect(numbers.first?.symbol == .gradient(try #require(lesson.part.node(named: "Ω0")).id))
    #expect(numbers.first?.written.value == Self.matrix)
  }

  /// Lists alone may be a row or a column; NaN and the infinities are numbers that come out.
  @Test func vectorsAndNumbersAreRead() throws {
    let lesson = try HomeworkLesson()
    #expect(try lesson.value("f0 = [1 2]") == Tensor(Shape(2, 1), [1, 2]))
    #expect(try lesson.value("f0,1,2") == Tensor(Shape(2, 1), [1, 2]))
    #expect(try lesson.value("f0 = [[1, 2]]") == Tensor(Shape(1, 2), [1, 2]))
    #expect(try lesson.value("L = tensor(0.5, grad_fn=<SumBackward0>)") == Tensor(0.5))
    #expect(try lesson.value("L: -inf") == Tensor(-.infinity))
    #expect(try lesson.value("{\"L\": NaN}").elements[0].isNaN)
    #expect(try lesson.value("{\"L\": Infinity}") == Tensor(.infinity))
    #expect(try lesson.value("L 1.5") == Tensor(1.5))
  }

  @Test func everySpellingOfANameIsFound() throws {
    let lesson = try HomeworkLesson(
      "f = w * x + λ; a = f^2; l = a^2", "given: {x: 2, w: 3, λ: 1}\nlearn: [w, λ]")
    let names = HomeworkNames(lesson.part) { lesson.trace.gradients[$0] != nil }
    func id(_ name: String) throws -> Node.ID { try #require(lesson.part.node(named: name)).id }
    for name in ["dw", "grad(w)", "w.grad", "grad_w", "w_grad", "dl/dw", "∂ℓ/∂w", "dL_dw", "∂w"] {
      #expect(try names.symbol(name).get() == .gradient(id("w")), "\(name)")
    }
    for name in ["λ", "lambda", "lambda_", "\\lambda"] {
      #expect(try names.symbol(name).get() == .value(id("λ")), "\(name)")
    }
    #expect(try names.symbol("ℓ").get() == .value(lesson.trace.graph.loss))
    #expect(try names.symbol("w").get() == .value(id("w")))
  }

  /// A text, and the sentence about it.
  static let wrong: [(String, String)] = [
    ("", "1:1: error: there are no numbers here; write a name and its value, as in 'f1 = 0.5'"),
    ("{}", "1:1: error: there are no numbers here; write a name and its value, as in 'f1 = 0.5'"),
    ("{\"f0\": 1", "1:1: error: this '{' is never closed"),
    ("{\"f0\": 1} x", "1:11: error: the numbers end before this; remove what follows the last '}'"),
    ("f0 = [1, 2", "1:6: error: this '[' is never closed"),
    ("f0 = [[[1]]]", "1:8: error: a matrix has rows and columns only, as in '[[1, 2], [3, 4]]'"),
    (
      "f0 = [[1, 2], [3]]",
      "1:15: error: row 2 has 1 number, but row 1 has 2; all rows need the same"
    ),
    ("f0 = []", "1:6: error: this list is empty; write its numbers, as in '[1, 2]'"),
    (
      "f0 = [1, two]", "1:10: error: 'two' is not a number; write one as in '-1.5', '1e-3' or '1/3'"
    ),
    (
      "f0 =",
      "1:1: error: the value of 'f0' is missing; write it as in 'f1 = 0.5' or 'f1 = [[1, 2], [3, 4]]'"
    ),
    (
      "L = 0,5",
      "1:7: error: a name is expected here, not '5'; write a name before each value, and decimals after a point, as in 'f1 = 0.5'"
    ),
    (
      "[[1, 2]]",
      "1:1: error: a name is expected here, not '[[1, 2]]'; write a name before each value, and decimals after a point, as in 'f1 = 0.5'"
    ),
    ("L = 1\nL = 2", "2:1: error: 'L' is in line 1 already; leave one of them out"),
    ("β0 = 1\nbeta_0 = 2", "2:1: error: 'beta_0' is in line 1 already; leave one of them out"),
    (
      "dx = [1, 2]",
      "1:1: error: 'dx' is given and not learned, so that the lesson has no gradient of it; leave it out"
    ),
    ("f7 = 1", "1:1: error: the lesson has no 'f7'; did you mean 'f0'?"),
    ("zzz = 1", "1:1: error: the lesson has no 'zzz'; backstep trace shows its names"),
    (
      "f0 = [1. 2. ... 3.]",
      "1:13: error: '...' leaves numbers out; print all with np.set_printoptions(threshold=np.inf) or "
        + "torch.set_printoptions(profile='full')"
    ),
    ("f0 = tensor([1., 2.]", "1:12: error: this '(' is never closed"),
    ("L = \"0.5", "1:5: error: this quotation mark is never closed"),
    (
      "L = \"\\u001b[31m\"",
      "1:6: error: there is an invisible control character here (U+001B); remove it"
    ),
    ("L = \"\\q\"", "1:6: error: this escape is not understood; write the character itself"),
    (
      "L = 1\n\u{1B}[2J = 2",
      "2:1: error: there is an invisible control character here (U+001B); remove it"
    ),
    ("f0,1,", "1:6: error: a number is missing here"),
    ("dw = None", "1:6: error: a number is missing here"),
  ]

  @Test(arguments: wrong) func whatIsNoNumberIsSaid(_ text: String, _ sentence: String) throws {
    #expect(try HomeworkLesson().finding(text) == "mine:" + sentence)
  }

  /// What somebody may send to keep the program busy is refused with a short sentence.
  @Test func hostileTextsAreRefused() throws {
    let lesson = try HomeworkLesson()
    let many = 100_000
    for text in [
      "L = " + String(repeating: "9", count: many), String(repeating: "[", count: many),
      "L = " + String(repeating: "[", count: many), String(repeating: "{", count: many),
      "L = " + String(repeating: "tensor(", count: many / 10), String(repeating: "a", count: many),
      "L = \"" + String(repeating: "\\\"", count: many), String(repeating: "'", count: many),
      "L = [" + String(repeating: "[1],", count: many), String(repeating: "L,", count: many),
      (0..<many / 10).map { "name\($0) = 1\n" }.joined(),
    ] {
      guard case .failure(let unreadable) = lesson.read(text) else {
        Issue.record("\(text.prefix(20)) was read")
        continue
      }
      #expect(unreadable.findings.count <= 101)
      #expect(unreadable.findings.allSatisfy { $0.headline.count < 300 }, "\(text.prefix(20))")
    }
  }

  @Test func aFileThatIsTooLargeIsNotRead() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("large", "L = " + String(repeating: "1", count: 10 << 20))
    let lesson = try HomeworkLesson()
    func headline(_ path: String) -> String? {
      guard case .failure(let unreadable) = Homework.read(path, of: lesson.part, in: lesson.trace)
      else { return nil }
      return unreadable.findings.first?.headline
    }
    #expect(
      headline(folder.path + "large")
        == "\(folder.path)large:1:1: error: this file is larger than 1 MiB, which is more than a "
        + "homework needs")
    #expect(
      headline(folder.path)
        == "\(folder.path):1:1: error: this is a folder; name the file with the numbers in it")
    #expect(headline("/dev/zero") == "/dev/zero:1:1: error: this is not a regular file")
  }
}
