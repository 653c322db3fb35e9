package import Autodiff
import Notation

/// Lines of Python that write a learner's numbers into a file, of NumPy's arrays or of PyTorch's
/// tensors: whatever is there under the names of the lesson.
package struct HomeworkScript {
  private let graph: Graph
  private let lesson: String

  /// - Parameter lesson: its id, which is the file's name.
  package init(_ graph: Graph, lesson: String) {
    self.graph = graph
    self.lesson = lesson
  }

  /// Gradients are `dW1`, or what PyTorch has in `W1.grad`.
  package var text: String {
    let printer = FormulaPrinter(graph, .python)
    let names = graph.nodes.map { printer.name($0.id) }.joined(separator: " ")
    return """
      # At the end of your program; then: backstep compare \(lesson) \(lesson).json
      from json import dump as _dump
      _mine, _plain = {}, lambda v: v.tolist() if hasattr(v, "tolist") else v if isinstance(v, (int, float, list)) else None
      for _n in "\(names)".split():
          _mine[_n], _mine[f"grad({_n})"] = _plain(globals().get(_n)), _plain(globals().get("d" + _n, getattr(globals().get(_n), "grad", None)))
      _dump({n: v for n, v in _mine.items() if v is not None}, open("\(lesson).json", "w"))

      """
  }
}
