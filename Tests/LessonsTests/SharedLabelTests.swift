import Autodiff
import Testing

@testable import Lessons

/// The labels of a whole lesson: each part looks at those of its own names alone.
@Suite struct SharedLabelling {
  private func text(_ labels: [String]) -> String {
    """
    format: 1
    id: shared
    title: Shared
    labels:
    \(labels.map { "  \($0)" }.joined(separator: "\n"))
    parts:
      - {title: A, graph: "l = w^2", given: {w: 1}}
      - {title: B, graph: "l = v^2", given: {v: 1}}
    """
  }

  @Test func aPartLooksAtItsOwn() throws {
    let source = SourceText("")
    let keys = ["w", "grad(w)", "w[", "grad(v)", "7"] + (0..<1000).map { "x\($0)" }
    let entries = keys.map { key in
      DocumentNode.Entry(
        key: DocumentNode.Scalar(text: key, style: .plain, place: .start),
        value: .scalar(DocumentNode.Scalar(text: "a", style: .plain, place: .start)))
    }
    let labels = SharedLabels(entries, in: source)
    var names = NameTable()
    names.define("w", .node(0, .scalar))
    // What is no name is looked at once.
    #expect(labels.entries(for: names).map(\.key.text) == ["w", "grad(w)", "w[", "7"])
    #expect(labels.entries(for: names).map(\.key.text) == ["w", "grad(w)"])
  }

  @Test func whatIsWrongIsSaidOnce() {
    #expect(LessonTexts.problems(text(["w: a", "v: b", "u: c"])) == [])
    #expect(LessonTexts.problems(text(["'w[': a"])).count == 1)
    #expect(LessonTexts.problems(text(["7: a"])).count == 1)
  }
}
