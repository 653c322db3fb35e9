import Foundation
import Testing

/// `backstep trace`: the numbers of a lesson as text and as JSON.
@Suite struct TraceCommandTests {
  /// Figures 7.3 to 7.5 of the book, with three decimals as published.
  static let published = [
    "f₀": "1.230", "h₁": "0.942", "f₁": "1.623", "h₂": "5.068", "f₂": "7.137", "h₃": "0.657",
    "f₃": "2.372", "ℓ": "0.139", "∂ℓ/∂f₃": "0.745", "∂ℓ/∂h₃": "2.234", "∂ℓ/∂f₂": "−1.683",
    "∂ℓ/∂h₂": "−3.366", "∂ℓ/∂f₁": "−17.060", "∂ℓ/∂h₁": "6.824", "∂ℓ/∂f₀": "2.281",
    "∂ℓ/∂β₃": "0.745", "∂ℓ/∂ω₃": "0.489", "∂ℓ/∂β₂": "−1.683", "∂ℓ/∂ω₂": "−8.530",
    "∂ℓ/∂β₁": "−17.060", "∂ℓ/∂ω₁": "−16.079", "∂ℓ/∂β₀": "2.281", "∂ℓ/∂ω₀": "5.246",
  ]

  @Test func theToyFunctionHasTheNumbersOfTheBook() throws {
    let trace = try Program.run("trace", "toy-function")
    #expect(trace.status == 0 && trace.errors == "")
    var numbers: [String: String] = [:]
    for line in trace.output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 3, Int(words[0]) != nil else { continue }
      numbers[words[1]] = words.last
    }
    #expect(Self.published.count == 23)
    for (name, number) in Self.published {
      let shown = try #require(numbers[name].flatMap(Self.value), "\(name)")
      let published = try #require(Self.value(number))
      #expect(abs(shown - published) <= 0.00051 + 0.0005 * abs(published), "\(name)")
    }
    #expect(numbers.count == 24)
    #expect(numbers["∂ℓ/∂ℓ"] == "1")
  }

  private static func value(_ text: String) -> Double? { Double(text.replacing("−", with: "-")) }

  @Test func inASCIIItIsASCII() throws {
    for (arguments, environment) in [
      (["--ascii"], [:]), ([], ["LC_ALL": "C"]),
    ] as [([String], [String: String])] {
      for id in Expected.stepped {
        let trace = try Program.run(["trace", id] + arguments, environment: environment)
        #expect(trace.status == 0)
        #expect(trace.output.isASCII, "\(id)")
      }
    }
    #expect(try Program.run("trace", "toy-function", "--ascii").output.contains("dl/df1"))
  }

  @Test(arguments: Expected.stepped)
  func theJSONHasTheKeysOfTheDesign(id: String) throws {
    let document = try json("trace", id, "--format", "json")
    #expect(
      Set(document.keys).subtracting(["part"]) == [
        "format", "lesson", "iteration", "loss", "nodes", "steps", "firstNonFinite",
        "exampleLosses",
      ])
    #expect(document["format"] as? Int == 1)
    #expect(document["lesson"] as? String == id)
    #expect(document["iteration"] as? Int == 0)
    let nodes = try #require(document["nodes"] as? [[String: Any]])
    let names = nodes.compactMap { $0["name"] as? String }
    let loss = try #require(document["loss"] as? String)
    #expect(names.contains(loss))
    for node in nodes {
      #expect(
        Set(node.keys) == ["name", "label", "kind", "equation", "shape", "value", "gradient"])
      let kind = try #require(node["kind"] as? String)
      #expect(["data", "parameter", "computed"].contains(kind))
      #expect((node["equation"] is NSNull) == (kind != "computed"))
      #expect(node["gradient"] is NSNull || kind != "data")
      #expect(shape(node["value"]) == node["shape"] as? [Int])
    }
    let steps = try #require(document["steps"] as? [[String: Any]])
    #expect(steps.map { $0["index"] as? Int } == steps.indices.map { $0 + 1 })
    for step in steps {
      let node = try #require(step["node"] as? String)
      #expect(names.contains(node))
      var keys: Set = ["index", "pass", "node", "formula", "value"]
      switch step["pass"] as? String {
      case "forward": break
      case "backward 1", "backward 2":
        keys = [
          "index", "pass", "node", "use", "formula", "upstream", "local", "product", "gradient",
        ]
      case "update":
        keys = [
          "index", "pass", "node", "formula", "gradient", "before", "value", "rate", "assignments",
        ]
      case let pass: Issue.record("no pass is called \(pass ?? "nil")")
      }
      #expect(Set(step.keys).subtracting(["examples"]) == keys)
      #expect(step["examples"] == nil || step["pass"] as? String == "backward 2")
    }
  }

  @Test func aLessonIsTracedFromItsFile() throws {
    let file = try #require(
      FileManager.default.contentsOfDirectory(atPath: Program.lessons)
        .first { $0.hasSuffix("toy-function.yaml") })
    let traced = try Program.run("trace", "\(Program.lessons)/\(file)")
    #expect(try traced.output == Program.run("trace", "toy-function").output)
    #expect(traced.status == 0)
  }

  /// Rows and columns of a matrix; nil if its rows differ.
  private func shape(_ value: Any?) -> [Int]? {
    guard let rows = value as? [[Any]], let columns = rows.first?.count else { return nil }
    return rows.allSatisfy { $0.count == columns } ? [rows.count, columns] : nil
  }
}
