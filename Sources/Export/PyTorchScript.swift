import Autodiff
import Notation

extension Exporter {
  /// A script that runs the same graph in PyTorch and asserts every value and every gradient.
  package static let pytorch = Exporter(
    name: "pytorch", fileExtension: "py", subject: .graph { PyTorchScript($0).text })
}

/// The graph as a program for PyTorch: what is given, the forward pass, the backward passes, and the
/// numbers that they are held against.
private struct PyTorchScript {
  let exported: Exported
  let printer: FormulaPrinter

  private var trace: Trace { exported.trace }
  private var graph: Graph { trace.graph }

  init(_ exported: Exported) {
    self.exported = exported
    printer = FormulaPrinter(exported.trace.graph, .python)
  }

  var text: String {
    let sections = [head, given, forward, backward, helper, assertions, closing]
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// Ids of lessons are small letters, digits and `-`: nothing in them ends a comment.
  private var head: [String] {
    let part = exported.part.map { ", part \($0)" } ?? ""
    return [
      "# \(exported.lesson ?? "Equations")\(part): every value and every gradient, held against PyTorch.",
      "# Written by Backstep. To run it: pip install torch, then python with the name of this file.",
      "import torch", "", "torch.set_default_dtype(torch.float64)",
    ]
  }

  private var given: [String] {
    let nodes = graph.given.map { node in
      let isLearned = node.kind == .parameter
      let value = trace.values[node.id]
      return "\(printer.name(node.id)) = torch.tensor(\(rows(value))"
        + (isLearned ? ", requires_grad=True)" : ")")
    }
    return ["# What is given; what is learned has a gradient."] + nodes
  }

  private var forward: [String] {
    ["# The forward pass."] + graph.computed.map { printer.equation($0.id) }
  }

  private var backward: [String] {
    let names = learning.filter { graph.nodes[$0].kind == .computed }.map(printer.name)
    return [
      "# The backward passes; PyTorch forgets the gradient of what is computed unless it is told to keep it."
    ]
      + (names.isEmpty
        ? [] : ["for value in (\(names.joined(separator: ", ")),):", "    value.retain_grad()"])
      + ["\(printer.name(graph.loss)).backward()"]
  }

  private var helper: [String] {
    [
      "", "def agrees(name, found, expected):",
      "    expected = torch.tensor(expected)",
      "    # Nothing came back to what the loss does not depend on.",
      "    found = torch.zeros_like(expected) if found is None else found.detach().reshape(expected.shape)",
      "    assert torch.allclose(found, expected, rtol=1e-9, atol=1e-9, equal_nan=True), (",
      "        f\"{name} is {found.tolist()}, and not {expected.tolist()}\")", "",
    ]
  }

  private var assertions: [String] {
    let values = graph.computed.map { node in
      "agrees(\"\(printer.name(node.id))\", \(printer.name(node.id)), \(rows(trace.values[node.id])))"
    }
    let gradients = learning.compactMap { id in
      trace.gradients[id].map {
        "agrees(\"\(printer.gradient(id))\", \(printer.gradient(id)), \(rows($0)))"
      }
    }
    return ["# What Backstep has: the values, then the gradients."] + values + gradients
  }

  private var closing: [String] {
    let gradients = learning.filter { trace.gradients[$0] != nil }.count
    return ["print(\"\(graph.computed.count) values and \(gradients) gradients agree\")"]
  }

  /// What has a gradient in PyTorch: parameters, and what is made of one.
  private var learning: [Node.ID] {
    var learning = Set(graph.given.filter { $0.kind == .parameter }.map(\.id))
    for node in graph.computed {
      let operands = node.formula?.symbols.compactMap(\.node) ?? []
      if !learning.isDisjoint(with: operands) { learning.insert(node.id) }
    }
    return learning.sorted()
  }

  private func rows(_ value: Tensor) -> String {
    let rows = (0..<value.rows).map { row in
      (0..<value.columns).map { number(value[row, $0]) }.joined(separator: ", ")
    }
    return "[" + rows.map { "[\($0)]" }.joined(separator: ", ") + "]"
  }

  /// As few digits as give the number back.
  private func number(_ number: Double) -> String {
    number.isFinite ? String(number) : "float(\"\(number)\")"
  }
}
