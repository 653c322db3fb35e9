import Autodiff
import Lessons
import Notation
import Testing

@testable import Export

/// What is exported for PyTorch and for LaTeX: PyTorch and pdflatex themselves are asked by hand
/// (`make check-exports`); here is what must hold of every text.
@Suite struct WrittenPrograms {
  private func exported(_ equations: String, _ given: (String, Tensor)...) throws -> Exported {
    let compiled = Equations.compile(
      PlacedText(equations), given: given.map { Equations.Given($0.0, $0.1) })
    return Exported(Trace(try #require(compiled.graph), given: compiled.values), lesson: "x")
  }

  @Test func aScriptRunsTheSameGraph() throws {
    let script = Exporter.pytorch.written(
      try exported(
        "f = w*x; l = sum(f^2)", ("w", Tensor(1.5)), ("x", Tensor(Shape(2, 1), [1, -2]))))
    let lines = script.split(separator: "\n").map(String.init)
    #expect(lines.contains("w = torch.tensor([[1.5]], requires_grad=True)"))
    #expect(lines.contains("f = w * x"))
    #expect(lines.contains("agrees(\"f\", f, [[1.5], [-3.0]])"))
    #expect(lines.contains("agrees(\"w.grad\", w.grad, [[15.0]])"))
  }

  /// Python's own words, and those that the script uses, are no names of lines.
  @Test func wordsOfPythonAreNoNames() throws {
    let script = Exporter.pytorch.written(
      try exported(
        "print = λ*torch; l = print^2 + in", ("λ", Tensor(2)), ("torch", Tensor(3)),
        ("in", Tensor(1))))
    for line in [
      "lambda_ = torch.tensor([[2.0]], requires_grad=True)", "print_ = lambda_ * torch_",
      "agrees(\"lambda_.grad\", lambda_.grad, [[36.0]])",
    ] {
      #expect(script.split(separator: "\n").contains { $0 == line }, "\(script)")
    }
  }

  /// PyTorch's functions take no numbers; its signs and its places do.
  @Test func numbersThatFunctionsTakeAreTensors() throws {
    let script = Exporter.pytorch.written(
      try exported(
        "h = max(0, w*x); k = min(h, 2*3); e = exp(pi); l = 2*k + e + W[2, 1]", ("w", Tensor(1.5)),
        ("x", Tensor(2)), ("W", Tensor(Shape(2, 2), [1, 2, 3, 4]))))
    for line in [
      "h = torch.maximum(torch.tensor([[0.0]]), w * x)",
      "k = torch.minimum(h, torch.tensor([[2 * 3]]))", "e = torch.exp(torch.tensor([[torch.pi]]))",
      "l = 2 * k + e + W[2 - 1, 1 - 1].reshape(1, 1)",
    ] {
      #expect(script.split(separator: "\n").contains { $0 == line }, "\(line) in \(script)")
    }
  }

  @Test func numbersThatPythonHasNoDigitsForAreSpelled() throws {
    let script = Exporter.pytorch.written(
      try exported("l = w*x", ("w", Tensor(.infinity)), ("x", Tensor(.nan))))
    #expect(script.contains("torch.tensor([[float(\"inf\")]]") && script.contains("float(\"nan\")"))
  }

  @Test func everyStepIsAFormula() throws {
    let exported = try exported(
      "a = w*x; b = a^2; l = sum(a + b)", ("w", Tensor(Shape(2, 2), [1, 2, 3, 1e-7])),
      ("x", Tensor(Shape(2, 2), [1, 2, 3, 4])))
    let document = Exporter.latex.written(exported)
    let tags = document.matches(of: #/\\tag\{(\d+)\}/#).map { Int($0.1) }
    #expect(tags == Array(1...exported.trace.steps.count))
    #expect(document.contains("1 \\cdot 10^{-7}") && document.contains("\\mathrel{+}="))
    #expect(document.isBalanced)
  }

  @Test func textIsOnlyText() throws {
    var hostile = try exported("l_a_b_c = w^2", ("w", Tensor(2)))
    hostile.title = "100% \\input{/etc/passwd} $x$ #1 & {~^_}\n\u{1B}β"
    let document = Exporter.latex.written(hostile)
    #expect(
      document.isBalanced && document.unicodeScalars.allSatisfy { $0.isASCII && $0 != "\u{1B}" })
    #expect(!document.contains("\\input"))
    #expect(document.contains("100\\% \\textbackslash{}input\\{/etc/passwd\\} \\$x\\$ \\#1 \\&"))
    #expect(document.contains("l_{a\\_b\\_c}"))
  }

  @Test func largeMatricesAreCut() throws {
    let value = Tensor(Shape(20, 30), filledWith: 1)
    let document = Exporter.latex.written(try exported("l = sum(w)", ("w", value)))
    #expect(document.contains("\\cdots") && document.contains("\\vdots"))
    #expect(document.count < 4000)
  }
}

extension String {
  /// Whether braces and environments close as they open.
  fileprivate var isBalanced: Bool {
    var depth = 0
    for brace in replacing("\\{", with: "").replacing("\\}", with: "") {
      depth += brace == "{" ? 1 : brace == "}" ? -1 : 0
      if depth < 0 { return false }
    }
    var open: [Substring] = []
    for match in matches(of: #/\\(begin|end)\{(\w+)\}/#) {
      if match.1 == "begin" {
        open.append(match.2)
      } else if open.popLast() != match.2 {
        return false
      }
    }
    return depth == 0 && open.isEmpty
  }
}

extension Exporter {
  fileprivate func written(_ exported: Exported) -> String {
    if case .graph(let write) = subject { write(exported) } else { "" }
  }
}
