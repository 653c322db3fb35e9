import Autodiff
import Testing

@testable import Lessons

/// What people write who come from other tools: one sentence each, with what to write here.
@Suite struct HabitsOfOtherTools {
  @Test(arguments: table) func getsOneSentenceWithWhatToWrite(text: String, sentence: String) {
    #expect(EquationErrors.problems(text) == [sentence])
  }

  /// What a sentence says can be written.
  @Test(arguments: Habits.functions.keys.sorted()) func namesWhatThereIs(_ word: String) throws {
    #expect(!OperationTable.isFunction(word), "\(word) exists")
    let values = ["x", "a", "b"]
    switch try #require(Habits.functions[word]) {
    case .called(let name): #expect(OperationTable.isFunction(name), "\(word)")
    case .missing(let why): #expect(!why.isEmpty && !why.hasSuffix("."))
    case .written:
      let call = WrittenCall(text: "\(word)(x, a, b)", name: word, arguments: values)
      let parts = try #require(call.sentence).split(separator: "'")
      #expect(parts.count == 4)
      let given = values.map { Equations.Given($0, Tensor(0.5)) }
      #expect(
        Equations.compile(PlacedText("l = sum(\(parts[2]))"), given: given).problems.map(\.sentence)
          == [], "\(word)")
    }
  }

  @Test func inBracesOfATextAreOneValueEach() {
    let problems = LessonTexts.problems(
      """
      format: 1
      id: a
      title: A
      graph: L = w^2
      given: {w: 2}
      learn: [w]
      steps:
        - at: start
          say: The loss is {L, w}.
      """)
    #expect(problems == ["9:24: braces hold one value; write '{L}', '{w}'"])
  }

  static let table: [(String, String)] = [
    ("l = math.pi", "1:5: 'math.pi' is written 'pi' here"),
    ("l = np.max(A, axis=1)", "1:5: 'np.max(A, axis=1)' is written 'max(A, columns)' here"),
    ("l = torch.cat(A, B)", "1:5: 'torch.cat(A, B)' is written 'concat(A, B)' here"),
    (
      "l = concat(A, B, axis=1)",
      "1:5: 'concat(A, B, axis=1)' is written 'concat(A, B, columns)' here"
    ),
    ("l = w.detach()", "1:5: 'w.detach()' is written 'stop(w)' here"),
    (
      "l = A.view(3, 2)",
      "1:5: there is no 'view' here; 'reshape(A, 2, 3)' puts the entries, row by row, in 2 rows of 3"
    ),
    (
      "l = x[0]",
      "1:6: a part needs its rows and its columns, which count from 1, and both ends are in: Python's '[0]' is '[1, 1]' here"
    ),
    (
      "l = x[-1]",
      "1:6: a part needs its rows and its columns, which count from 1, and both ends are in: Python's '[-1]' is '[3, 1]' here"
    ),
    (
      "l = x[1:2]",
      "1:6: a part needs its rows and its columns, which count from 1, and both ends are in: Python's '[1:2]' is '[2, :]' here"
    ),
    (
      "l = r[0:2]",
      "1:6: a part needs its rows and its columns, which count from 1, and both ends are in: Python's '[0:2]' is '[:, 1:2]' here"
    ),
    (
      "l = A[0]",
      "1:6: a part needs its rows and its columns, which count from 1, and both ends are in: Python's '[0]' is '[1, :]' here"
    ),
    (
      "l = A[:, 0]",
      "1:6: rows and columns count from 1, and both ends are in: Python's '[:, 0]' is '[:, 1]' here"
    ),
    (
      "l = A[0, 2]",
      "1:6: rows and columns count from 1, and both ends are in: Python's '[0, 2]' is '[1, 3]' here"
    ),
    (
      "l = A[:-1, 1]",
      "1:6: rows and columns count from 1, and both ends are in: Python's '[:-1, 1]' is '[1, 2]' here"
    ),
    ("l = A[5, 0]", "1:6: rows and columns count from 1, and both ends are in, as in 'A[1:2, :]'"),
    (
      "l = A[::2, 1]",
      "1:8: a part has no stride; write its first and its last row, as in 'A[1:2, :]'"
    ),
    ("l = x.sum()", "1:5: 'x.sum()' is written 'sum(x)' here"),
    ("l = x.sum(axis=0)", "1:5: 'x.sum(axis=0)' is written 'sum(x, rows)' here"),
    ("l = np.maximum(0, x)", "1:5: 'np.maximum(0, x)' is written 'max(0, x)' here"),
    ("l = sum(np.maximum(0, x))", "1:9: 'np.maximum(0, x)' is written 'max(0, x)' here"),
    ("l = torch.exp(w)", "1:5: 'torch.exp(w)' is written 'exp(w)' here"),
    (
      "l = torch.nn.functional.relu(w)",
      "1:5: 'torch.nn.functional.relu(w)' is written 'relu(w)' here"
    ),
    ("l = F.softmax(x, dim=0)", "1:5: 'F.softmax(x, dim=0)' is written 'softmax(x, columns)' here"),
    ("l = softmax(x, dim=1)", "1:5: 'softmax(x, dim=1)' is written 'softmax(x, rows)' here"),
    ("l = softmax(x, 0)", "1:5: 'softmax(x, 0)' is written 'softmax(x, columns)' here"),
    ("l = sum(x, axis=0)", "1:5: 'sum(x, axis=0)' is written 'sum(x, rows)' here"),
    (
      "l = sum(A, axis=-1, keepdims=True)",
      "1:5: 'sum(A, axis=-1, keepdims=True)' is written 'sum(A, columns)' here"
    ),
    ("l = sum(x, 0)", "1:5: 'sum(x, 0)' is written 'sum(x, rows)' here"),
    ("l = mean(A, 1)", "1:5: 'mean(A, 1)' is written 'mean(A, columns)' here"),
    ("l = sum(w, y)", "1:5: 'sum' takes 1 value, not 2; to add values, write 'a + b'"),
    ("l = norm(A, axis=0)", "1:5: 'norm' goes over all entries; leave out 'axis=0'"),
    ("l = (x + x).mean()", "1:5: '(x + x).mean()' is written 'mean(x + x)' here"),
    ("l = x.pow(2)", "1:5: 'x.pow(2)' is written 'x^2' here"),
    ("l = (w + y).pow(2)", "1:5: '(w + y).pow(2)' is written '(w + y)^2' here"),
    ("l = x.t() @ x", "1:5: 'x.t()' is written 'x.T' here"),
    ("l = A.shape", "1:5: there is no 'shape' here; leave it out, for a line only computes"),
    ("l = np.linalg.norm(x)", "1:5: 'np.linalg.norm(x)' is written 'norm(x)' here"),
    (
      "l = x.foo()",
      "1:5: there is no '.foo' here; a function stands before its values, as in 'relu(x)'"
    ),
    ("l = np.foo(x)", "1:5: there is no 'np.foo' here; 'backstep operations' lists what there is"),
    ("l = nn.ReLU(x)", "1:5: 'nn.ReLU(x)' is written 'relu(x)' here"),
    (
      "w += 2",
      "1:3: '+=' changes a value, which keeps its name here; write 'b = a + x' with a new name"
    ),
    (
      "l = w += 2",
      "1:7: '+=' changes a value, which keeps its name here; write 'b = a + x' with a new name"
    ),
    (
      "l = conv(x, w)",
      "1:5: there is no 'conv' here; a convolution is a product 'W @ x' with a matrix that holds the filter in every row"
    ),
    (
      "l = where(w > 0, w, y)",
      "1:5: there is no 'where' here; 'step(c) * a + (1 - step(c)) * b' is a where c is positive, else b"
    ),
    ("l = clip(w, 0, 1)", "1:5: 'clip(w, 0, 1)' is written 'max(0, min(w, 1))' here"),
    ("l = sinh(w)", "1:5: 'sinh(w)' is written '(exp(w) - exp(-w)) / 2' here"),
    (
      "l = arctan(w)",
      "1:5: there is no 'arctan' here; 'tanh(x)' is bounded and steepest at 0 as well; of the inverse functions there are log and sqrt"
    ),
    (
      "l = arctan(w + y)",
      "1:5: there is no 'arctan' here; 'tanh(x)' is bounded and steepest at 0 as well; of the inverse functions there are log and sqrt"
    ),
    (
      "l = dl/dw",
      "1:5: 'dl/dw' comes by itself: an equation computes values, and 'grad(w)' stands for it in answers, conditions and text"
    ),
    (
      "l = w > 0",
      "1:7: '>' compares, which an equation cannot do; write 'step(w)', which is 1 where it is so, else 0"
    ),
    (
      "l = sum(x > 0)",
      "1:11: '>' compares, which an equation cannot do; write 'step(x)', which is 1 where it is so, else 0"
    ),
    (
      "l = w <= y + 1",
      "1:7: '<=' compares, which an equation cannot do; write '1 - step(w - (y + 1))', which is 1 where it is so, else 0"
    ),
    (
      "l = w == y",
      "1:7: '==' compares, which an equation cannot do; 'step(x)' is 1 where x is positive"
    ),
    ("l = \\frac{w}{y}", "1:5: '\\frac' is LaTeX; write 'a / b'"),
    (
      "l = \\sigma",
      "1:5: '\\sigma' is the logistic function, as in '\\sigma(x)'; give a standard deviation another name"
    ),
    ("l = \\exp(w)", "1:5: '\\exp' is LaTeX; write 'exp(x)'"),
    ("l = \\foo(w)", "1:5: '\\foo' is LaTeX; write the name without '\\'"),
    ("l = $w$", "1:5: '$' is not used; write the formula without it"),
    ("l = “w”", "1:5: '“' is not used; write names without quotation marks"),
    ("l = w and y", "1:7: 'and' joins conditions; the product of two steps is 1 where both are so"),
    ("l = not w", "1:5: 'not' turns a condition around; write '1 - step(x)'"),
    ("l = w && y", "1:7: '&&' joins conditions; in a list of them each has a line of its own"),
    ("l = w || y", "1:7: '||' joins conditions, of which one stands here at a time"),
    (
      "l = w if y else 2",
      "1:7: 'if' chooses, which '*' with a step does: 'step(c) * a + (1 - step(c)) * b' is a where c is positive, else b"
    ),
    ("l = 2w", "1:6: a sign is missing between '2' and 'w'; write '2 * w'"),
    ("l = 2(w + y)", "1:6: a sign is missing between '2' and '('; write '2 * ( … )'"),
    ("l = wy", "1:5: 'wy' is neither given nor computed; did you mean 'w * y'?"),
    (
      "l = lambda x: x^2",
      "1:5: 'lambda' makes a function; here a line has a name, and each use is written out"
    ),
    (
      "l = e^w",
      "1:5: 'e' is not given; the number e is 'exp(1)', and e to the power of x is 'exp(x)'"
    ),
    ("l = pow(w + y, 2)", "1:5: 'pow(w + y, 2)' is written '(w + y)^2' here"),
    ("l = log10(w)", "1:5: 'log10(w)' is written 'log(w) / log(10)' here"),
    ("l = w .* y", "1:7: '.*' multiplies entry by entry; write '*'"),
    ("l = w // comment", "1:7: '//' is no sign here; a comment begins with '#', and '/' divides"),
    ("// comment", "1:1: '//' is no sign here; a comment begins with '#', and '/' divides"),
    (
      "l = A⁻¹",
      "1:6: '⁻' is not used; write '^-1' for 1 divided by every entry; there is no inverse of a matrix"
    ),
    (
      "l = inv(A)",
      "1:5: there is no 'inv' here; there are products of matrices, but no inverses and no determinants"
    ),
    ("l = b_{0} * w", "1:5: 'b_{0}' is LaTeX; write 'b_0'"),
    ("l = ln(w)", "1:5: 'ln(w)' is written 'log(w)' here"),
    (
      "l = σ",
      "1:5: 'σ' is the logistic function, as in 'σ(x)'; give a standard deviation another name"
    ),
    ("l = std(x)", "1:5: 'std(x)' is written 'sqrt(var(x))' here"),
    (
      "l = np.sum(np.square(x - np.mean(x)), axis=0)",
      "1:5: 'np.sum(…)' is written 'sum(x, rows)' here"
    ),
    ("l = cot(w)", "1:5: 'cot(w)' is written '1 / tan(w)' here"),
    ("l = erf(w)", "1:5: there is no 'erf' here; 'gelu(x)' has the normal distribution in it"),
    ("l = sgn(w)", "1:5: 'sgn(w)' is written 'step(w) - step(-w)' here"),
    (
      "l = foo.bar",
      "1:5: there is no '.bar' here; a function stands before its values, as in 'relu(x)'"
    ),
    ("l = w.item() * y", "1:5: 'w.item()' is written 'w' here"),
    ("l = A.T @ A.T.sum()", "1:11: 'A.T.sum()' is written 'sum(A.T)' here"),
    ("l := w", "1:3: ':=' gives a name in other languages; write '='"),
    ("l = inf * w", "1:5: 'inf' is not given; a finite number is needed"),
    ("l = w & y", "1:7: '&' is not used; write each condition on a line of its own"),
    (
      "l = dl/dw",
      "1:5: 'dl/dw' comes by itself: an equation computes values, and 'grad(w)' stands for it in answers, conditions and text"
    ),
    ("l = wy", "1:5: 'wy' is neither given nor computed; did you mean 'w * y'?"),
    (
      "l = sum(relu(x), axis=0)", "1:5: 'sum(relu(x), axis=0)' is written 'sum(relu(x), rows)' here"
    ),
    ("l = w * x.mean() + y", "1:9: 'x.mean()' is written 'mean(x)' here"),
    (
      "l = w % y",
      "1:7: '%' is not used; write '#' to begin a comment, '0.05' for five in a hundred"
    ),
    ("l = ‘w’", "1:5: '‘' is not used; write names without quotation marks"),
    (
      "l = torch.zeros(2, 3)",
      "1:5: there is no 'zeros' here; give the values a name outside of the equations"
    ),
    (
      "l = dropout(w)",
      "1:5: there is no 'dropout' here; multiply by a given mask of ones and zeros, as in 'm * x'"
    ),
    ("h = sum(x)\n\nl = h * np.exp(w)", "3:9: 'np.exp(w)' is written 'exp(w)' here"),
    ("l = A @ x.sum(), w", "1:9: 'x.sum()' is written 'sum(x)' here"),
    ("l = r.T + Ax", "1:11: 'Ax' is neither given nor computed; did you mean 'A @ x'?"),
  ]
}
