import Autodiff
import Testing

@testable import Lessons

/// Every sentence about equations, at its place.
@Suite struct EquationErrors {
  static let given: [Equations.Given] = [
    .init("x", Tensor(Shape(3, 1), [1, 2, 3])), .init("y", Tensor(2)), .init("w", Tensor(2)),
    .init("A", Tensor(Shape(2, 3), filledWith: 1)), .init("B", Tensor(Shape(2, 3), filledWith: 1)),
    .init("β0", Tensor(1)), .init("r", Tensor(Shape(1, 2), [1, 2])),
    .init("c", Tensor(Shape(2, 1), [1, 2])),
  ]

  static func problems(_ text: String) -> [String] {
    Equations.compile(PlacedText(text), given: given).problems
      .map { "\($0.place): \($0.severity == .warning ? "warning: " : "")\($0.sentence)" }
  }

  @Test(arguments: table) func areReportedAtTheirPlace(text: String, expected: [String]) {
    #expect(Self.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    ("l = rleu(w)", ["1:5: no operation 'rleu'; did you mean 'relu'?"]),
    ("l = ReLU(w)", ["1:5: no operation 'ReLU'; did you mean 'relu'?"]),
    ("l = ln(w)", ["1:5: 'ln(w)' is written 'log(w)' here"]),
    ("l = foo(w)", ["1:5: no operation 'foo'"]),
    ("l = w(y)", ["1:5: 'w' is a value, not an operation; to multiply, write 'w * ( … )'"]),
    (
      "l = relu w",
      [
        "1:5: 'relu' is an operation; write its value in parentheses, as in 'relu(x)'"
      ]
    ),
    ("l = relu", ["1:5: 'relu' is an operation; write its value in parentheses, as in 'relu(x)'"]),
    ("l = relu(w, y)", ["1:5: 'relu' takes 1 value, not 2"]),
    ("l = relu()", ["1:5: 'relu' takes 1 value, not 0"]),
    ("l = norm(w, rows)", ["1:5: 'norm' cannot go along rows; write 'norm(x)'"]),
    ("l = rows * w", ["1:5: 'rows' says along which way to go, as in 'sum(A, rows)'"]),
    ("l = grad(w)", ["1:5: 'grad' exists only in answers, conditions and text, not in equations"]),
    ("l = w * ", ["1:7: a value is missing after '*'"]),
    ("l = ", ["1:5: there is nothing to compute here; write an expression, as in 'w * x'"]),
    ("l = w^", ["1:6: a value is missing after '^'"]),
    ("l = (w + y", ["1:5: this '(' is never closed"]),
    ("l = w + y)", ["1:10: this ')' was never opened"]),
    ("l = max(w, y", ["1:8: this '(' is never closed"]),
    ("l = ((w)", ["1:5: this '(' is never closed"]),
    ("l = ()", ["1:5: there is nothing between the parentheses"]),
    ("l = (w, y)", ["1:5: a comma separates the values of a function; no function stands here"]),
    (
      "l = w y",
      [
        "1:7: a sign is missing between 'w' and 'y'; write '*' to multiply entry by entry, '@' for the matrix product"
      ]
    ),
    (
      "l = 2w",
      [
        "1:6: a sign is missing between '2' and 'w'; write '2 * w'"
      ]
    ),
    (
      "l = w · y",
      [
        "1:7: '·' is not used; write '*' for the product entry by entry, '@' for the matrix product"
      ]
    ),
    (
      "l = w × y",
      [
        "1:7: '×' is not used; write '*' for the product entry by entry, '@' for the matrix product"
      ]
    ),
    ("l = w − y", ["1:7: '−' is not used; write the '-' of the keyboard"]),
    ("l = w ÷ y", ["1:7: '÷' is not used; write '/'"]),
    ("l = w⁴", ["1:6: '⁴' is not used; write '^4'"]),
    ("l = |w|", ["1:5: '|' is not used; write 'abs(x)'"]),
    (
      "l = sin[w]",
      [
        "1:8: square brackets have no meaning here; write round ones, as in 'relu(x)'"
      ]
    ),
    ("l = w.t", ["1:5: 'w.t' is written 'w.T' here"]),
    ("l = w $ y", ["1:7: '$' is not used; write the formula without it"]),
    (
      "l = Β0 * w",
      [
        "1:5: 'Β' is the Greek letter U+0392, which looks like 'B' (U+0042); write 'B'"
      ]
    ),
    (
      "l = ϕ * w",
      [
        "1:5: 'ϕ' is the Greek letter U+03D5, which looks like 'φ' (U+03C6); write 'φ'"
      ]
    ),
    (
      "l = а * w",
      [
        "1:5: 'а' is the Cyrillic letter U+0430, which looks like 'a' (U+0061); write 'a'"
      ]
    ),
    ("l = 1,5 * w", ["1:5: '1,5' has a decimal comma; write '1.5'"]),
    ("l = 010 * w", ["1:5: '010' begins with a 0 that means nothing; write '10'"]),
    ("l = 1e999 * w", ["1:5: '1e999' is too large; the largest number is about 1.8e308"]),
    ("l = 1e-999 * w", ["1:5: '1e-999' is too small to be told from 0; write 0"]),
    (
      "l = w == y",
      [
        "1:7: '==' compares, which an equation cannot do; 'step(x)' is 1 where x is positive"
      ]
    ),
    (
      "l = w < y",
      [
        "1:7: '<' compares, which an equation cannot do; write 'step(y - w)', which is 1 where it is so, else 0"
      ]
    ),
    ("l = w = y", ["1:7: a line has one '='; begin a new line for the next equation"]),
    ("w + y", ["1:1: a line needs a name and '=', as in 'f = w * x + b'"]),
    ("w + y = l", ["1:1: on the left of '=' only one name can stand, as in 'f = w * x + b'"]),
    ("2 = w", ["1:1: on the left of '=' only one name can stand, as in 'f = w * x + b'"]),
    ("l = w * q + q", ["1:9: 'q' is neither given nor computed"]),
    ("l = w; m = q2 * l; n = q2", ["1:12: 'q2' is neither given nor computed"]),
    ("l = weigth * w\nweight = 2 * w", ["1:5: 'weigth' is neither given nor computed"]),
    ("l = h + w\nh = 2 * w", ["1:5: 'h' is computed only later, in line 2; move that line up"]),
    ("l = h; h = w", ["1:5: 'h' is used before it is computed; write its equation first"]),
    (
      "a = w * b\nk = 2 * a\nb = k\nl = b",
      [
        "1:9: 'b' is used before it is computed, and is itself computed from 'a'; give one of the "
          + "two a value"
      ]
    ),
    (
      "l = grad",
      ["1:5: 'grad' exists only in answers, conditions and text, not in equations"]
    ),
    (
      "grad = w",
      ["1:1: 'grad' stands for gradients in answers, conditions and text; choose another name"]
    ),
    ("w = 2 * y\nl = w", ["1:1: 'w' is both given and computed; remove it from one of the two"]),
    ("l = w\nw = 2 * y", ["2:1: 'w' is both given and computed; remove it from one of the two"]),
    ("l = l + w", ["1:5: 'l' is computed from itself; give the new value a new name"]),
    ("w = 2 * y", ["1:1: 'w' is both given and computed; remove it from one of the two"]),
    ("l = w\nl = y", ["2:1: 'l' is computed already in line 1; choose another name"]),
    ("exp = w", ["1:1: 'exp' is the name of an operation; choose another name"]),
    ("σ = w", ["1:1: 'σ' is the name of an operation; choose another name"]),
    ("l = A * x", ["1:7: '*' cannot take 2×3 and 3×1; did you mean '@'?"]),
    ("l = A @ B", ["1:7: '@' cannot take 2×3 and 2×3; did you mean '*'?"]),
    ("l = c * r", ["1:7: '*' cannot take 2×1 and 1×2; did you mean '@'?"]),
    (
      "l = c + r",
      [
        "1:7: '+' cannot take 2×1 and 1×2; did you mean to transpose one of them with '.T'?"
      ]
    ),
    (
      "l = A + x",
      [
        "1:7: '+' cannot take 2×3 and 3×1; did you mean to transpose one of them with '.T'?"
      ]
    ),
    ("l = A @ w.T @ x", ["1:7: '@' cannot take 2×3 and 1×1; did you mean '*'?"]),
    ("l = dot2(A)", ["1:5: no operation 'dot2'; did you mean 'dot'?"]),
    (
      "l = A * B",
      [
        "1:1: the loss must be one number, and 'l' is 2×3; add a line such as 'L = mean(l)'"
      ]
    ),
    (
      "z = w * w\nl = y * y",
      [
        "1:1: warning: 'z' does not reach the loss 'l', so that its gradient is 0"
      ]
    ),
    (
      "L = beta0 * w\nl = β0 * L",
      [
        "1:5: warning: 'beta0' and 'β0' (line 1) are one name; spell it one way"
      ]
    ),
    ("l = w # comment · ü\nm = l * é", ["2:9: 'é' is neither given nor computed"]),
    ("ll = w\nm = rleu(\nl = m + w", ["2:9: this '(' is never closed"]),
    ("l = weigth", ["1:5: 'weigth' is neither given nor computed"]),
    ("l = r + wx", ["1:9: 'wx' is neither given nor computed; did you mean 'w * x'?"]),
    (
      "l = A[3, :]",
      [
        "1:6: there is no part [3, :] in a 2×3 matrix, which has 2 rows and 3 columns, counted from 1"
      ]
    ),
    (
      "l = A[1, 4]",
      [
        "1:6: there is no entry [1, 4] in a 2×3 matrix, which has 2 rows and 3 columns, counted from 1"
      ]
    ),
    (
      "l = A[2:1, :]", ["1:6: '2:1' is empty; write the smaller number first, and both ends are in"]
    ),
    ("l = A[w, :]", ["1:6: a row and a column are whole numbers from 1, as in 'h1[2, 1]'"]),
    ("l = A[1, :", ["1:6: this '[' is never closed"]),
    ("l = reshape(A, 2, 2)", ["1:5: 'reshape' cannot make 2×2 of 2×3: 4 numbers of 6"]),
    (
      "l = reshape(A, 6)",
      [
        "1:5: 'reshape' takes a matrix and its new rows and columns as whole numbers, as in 'reshape(A, 2, 3)'"
      ]
    ),
    (
      "l = concat(A, x)",
      ["1:5: 'concat' cannot take 2×3 and 3×1"]
    ),
    (
      "l = concat(A, x, columns)",
      ["1:5: 'concat' cannot take 2×3 and 3×1; did you mean to transpose one of them with '.T'?"]
    ),
    ("l = A[1e0, 1]", ["1:7: a row and a column are whole numbers from 1, as in 'h1[2, 1]'"]),
    ("l = concat(A)", ["1:5: 'concat' takes at least 2 values, not 1"]),
    ("l = stop(w, y)", ["1:5: 'stop' takes 1 value, not 2"]),
    ("l = var(w, y)", ["1:5: 'var' takes 1 value, not 2"]),
    ("pi = w\nl = pi * y * pi", []),
    ("l = 2 * π * w + π", []),
    ("l = pi\npi = w", ["1:5: 'pi' is computed only later, in line 2; move that line up"]),
    ("# nothing", ["1:1: there is no equation; write one, as in 'f = w * x + b'"]),
    ("l = * w", ["1:5: '*' cannot stand here; a value is expected"]),
    ("l = w + * y", ["1:9: '*' cannot stand here; a value is expected"]),
    ("l = w @@ y", ["1:8: '@' cannot stand here; a value is expected"]),
  ]
}
