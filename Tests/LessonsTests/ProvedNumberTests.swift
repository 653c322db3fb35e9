import Autodiff
import Foundation
import Notation
import Testing

@testable import Lessons

/// What the engine finds at any iteration is what `check` proves: every number of every lesson that
/// ships, put into `expect` as it is, is confirmed there, and another one is not.
@Suite struct ProvedNumbers {
  @Test(arguments: Course.ids) func checkFindsWhatTheEngineDoes(_ id: String) throws {
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: Course.folder).first {
        $0.hasSuffix("-\(id).yaml")
      })
    let text = try String(contentsOfFile: Course.folder + "/" + file, encoding: .utf8)
    let lesson = try #require(LessonFile.read(text: text, path: file).lesson)
    var claims: [Int: [Claim]] = [:]
    for (index, part) in lesson.parts.enumerated() { claims[index] = part.graph?.claims }
    #expect(LessonCheck.problems(of: try Self.lesson(text, expecting: claims)) == [])
    var wrong = claims
    for (part, own) in claims {
      wrong[part]?[own.count / 2].value = own[own.count / 2].value.map { $0 + 1e-3 }
    }
    let problems = LessonCheck.problems(of: try Self.lesson(text, expecting: wrong))
    #expect(problems.count == claims.count, "\(problems)")
  }

  /// The lesson with more expected values in each of its graphs.
  private static func lesson(_ text: String, expecting claims: [Int: [Claim]]) throws -> Lesson {
    let hasParts = text.contains("\nparts:\n")
    let indent = hasParts ? "    " : ""
    var (part, isInParts) = (hasParts ? -1 : 0, !hasParts)
    var open = claims
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      if line == "parts:" { isInParts = true }
      if hasParts, isInParts, line.hasPrefix("  - ") { part += 1 }
      guard isInParts, let claims = open[part] else { return [String(line)] }
      let own = claims.map { "\(indent)  \($0.line)" }
      if line.hasPrefix(indent + "expect: {") {
        open[part] = nil
        let inside = claims.map { $0.line + ", " }.joined()
        return [indent + "expect: {" + inside + line.dropFirst((indent + "expect: {").count)]
      }
      if line.hasPrefix(indent + "expect:") {
        open[part] = nil
        return [String(line)] + own
      }
      guard line.hasPrefix(indent + "steps:") else { return [String(line)] }
      open[part] = nil
      return [indent + "expect:"] + own + [String(line)]
    }
    #expect(open.isEmpty)
    let file = LessonFile.read(text: lines.joined(separator: "\n"), path: "x")
    return try #require(file.lesson, "\(file.findings)")
  }
}

/// A number and its name at an iteration.
private struct Claim {
  let name: String
  var value: Tensor

  var line: String {
    let rows = (0..<value.rows).map { row in
      "[" + value.row(row).map(NumberText.shortest).joined(separator: ", ") + "]"
    }
    return "'\(name)': [\(rows.joined(separator: ", "))]"
  }
}

extension GraphLessonPart {
  fileprivate var claims: [Claim] {
    var run = content.run
    let last = run?.lastIteration ?? 0
    // Of a long training some of them.
    let iterations = last <= 50 ? Array(0...last) : [0, 1, 2, last / 2, last]
    return iterations.flatMap { iteration -> [Claim] in
      let trace = content.trace(&run, at: iteration)
      let when = content.run == nil ? "" : "@\(iteration)"
      // Of a batch only what has the shape of all examples can be named.
      let nodes = content.graph.nodes.filter { trace.values[$0.id].shape == $0.shape }
      return nodes.flatMap { node -> [Claim] in
        // In parentheses, as the lesson may expect the bare name.
        let value = Claim(name: "(\(node.name)\(when))", value: trace.values[node.id])
        let gradient = trace.gradients[node.id].map {
          Claim(name: "(grad(\(node.name))\(when))", value: $0)
        }
        return [value] + (gradient.map { [$0] } ?? [])
      }
    }
  }
}
