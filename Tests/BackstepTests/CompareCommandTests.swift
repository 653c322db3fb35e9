import Foundation
import Testing

/// `backstep compare`: a learner's numbers, held against a lesson's.
@Suite struct CompareCommandTests {
  /// The numbers of a lesson, as a program would write them.
  private func numbers(of lesson: String) throws -> [(name: String, value: Any)] {
    let nodes = try json("trace", lesson, "--format", "json")["nodes"] as? [[String: Any]]
    return try #require(nodes).flatMap { node -> [(name: String, value: Any)] in
      guard let name = node["name"] as? String, let value = node["value"] else { return [] }
      let gradient = node["gradient"] as? [[Any]]
      return [(name, value)] + (gradient.map { [("grad(\(name))", $0)] } ?? [])
    }
  }

  private func write(
    _ numbers: [(name: String, value: Any)], in folder: TemporaryFolder
  ) throws
    -> String
  {
    let object = Dictionary(numbers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let data = try JSONSerialization.data(withJSONObject: object)
    return try folder.write(String(decoding: data, as: UTF8.self), to: "mine.json")
  }

  /// What a lesson works out is right, each and every number of it.
  @Test(arguments: Expected.stepped) func aLessonIsRightByItself(id: String) throws {
    let folder = try TemporaryFolder()
    let numbers = try numbers(of: id)
    let file = try write(numbers, in: folder)
    let compared = try Program.run("compare", id, file)
    #expect(compared.status == 0 && compared.errors == "", "\(compared.errors)")
    #expect(compared.output.hasSuffix("\nAll \(numbers.count) are right.\n"), "\(compared.output)")
    #expect(try Program.run("compare", id, file, "--ascii").output.isASCII)
  }

  /// Every kind of slip, in the answers of a homework: named, and marked as wrong.
  @Test(arguments: SlipCase.all) func everySlipIsNamed(slip: SlipCase) throws {
    let folder = try TemporaryFolder()
    let lesson = try folder.write(slip.lesson, to: "small.yaml")
    let rows = slip.answer.map { "[\($0.joined(separator: ", "))]" }.joined(separator: ", ")
    let file = try folder.write("{\"\(slip.asked)\": [\(rows)]}", to: "mine.json")
    let compared = try Program.run("compare", lesson, file)
    #expect(compared.status == 1 && compared.errors == "", "\(compared.errors)")
    #expect(compared.output.contains(slip.sentence), "\(compared.output)")
    #expect(compared.output.contains("0 of 1 right. First in order of computation: "))
    let marked = try json("compare", lesson, file, "--format", "json", status: 1)
    #expect(marked["isRight"] as? Bool == false)
    #expect(marked["firstWrong"] as? String == slip.asked)
    let mark = try #require((marked["numbers"] as? [[String: Any]])?.first)
    #expect((mark["slip"] as? String)?.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
    #expect((mark["sentence"] as? String)?.contains(slip.sentence) == true)
  }

  @Test func aMistakeIsMarkedOnce() throws {
    let folder = try TemporaryFolder()
    // The factor 2 of (f₃ − y)² is missing, and nothing after it is wrong by itself.
    let file = try folder.write(
      """
      f3 = 2.372
      df3 = 0.3723
      dh3 = 1.117
      df2: tensor(-0.8415)
      """, to: "mine.txt")
    let compared = try Program.run("compare", "toy-function", file)
    #expect(compared.status == 1 && compared.errors == "")
    #expect(
      compared.output == """
        f₃      right but rounded
        ∂ℓ/∂f₃  wrong: 0.3723 where 0.7445 belongs. The factor 2 is missing. It comes from the \
        derivative of (f₃ − y)².
        ∂ℓ/∂h₃  wrong, but it follows from ∂ℓ/∂f₃
        ∂ℓ/∂f₂  wrong, but it follows from ∂ℓ/∂f₃

        1 of 4 right, all of them rounded. First in order of computation: ∂ℓ/∂f₃; what is wrong after \
        it may follow from it.

        """)
    let marked = try json("compare", "toy-function", file, "--format", "json", status: 1)
    #expect(
      Set(marked.keys) == ["format", "lesson", "isRight", "firstWrong", "numbers"])
    let marks = try #require(marked["numbers"] as? [[String: Any]])
    #expect(marks.map { $0["verdict"] as? String } == ["rounded", "wrong", "follows", "follows"])
    #expect(marks.map { $0["slip"] as? String } == [nil, "missing-factor", nil, nil])
    #expect(marks[2]["follows"] as? [String] == ["grad(f3)"])
    #expect(marks.map { $0["line"] as? Int } == [1, 2, 3, 4])
  }

  @Test func numbersComeFromAPipe() throws {
    let right = try Program.shell("echo 'dω2 = -8.530' | \"$0\" compare toy-function -")
    #expect(right.status == 0)
    #expect(right.output == "∂ℓ/∂ω₂  right but rounded\n\nIt is right, but rounded.\n")
    let wrong = try Program.shell("echo 'f9 = 1' | \"$0\" compare toy-function -")
    #expect(wrong.status == 2 && wrong.output == "")
    #expect(
      wrong.errors == """
        standard input:1:1: error: the lesson has no 'f9'; did you mean 'f0'?
          f9 = 1
          ^

        """)
  }

  /// Arguments, and the sentence about them.
  static let wrong: [([String], String)] = [
    (["toy-function"], "backstep: compare needs a file with numbers, or - for standard input"),
    (
      ["toy-function", "mine", "--python"],
      "backstep: --python prints lines that write the numbers; leave the file out"
    ),
    (
      ["toy-function", "/"], "/:1:1: error: this is a folder; name the file with the numbers in it"
    ),
    (
      ["toy-function", "/no"],
      "/no:1:1: error: this file cannot be read: no such file or directory"
    ),
    (
      ["toy-function", "/no", "--part", "2"],
      "backstep: 'toy-function' has no part 2: it has one part only"
    ),
    (
      ["sigmoid-saturation", "/no"],
      "backstep: 'sigmoid-saturation' is an experiment there; backstep run sigmoid-saturation shows it"
    ),
  ]

  @Test(arguments: wrong) func wrongUseIsSaid(_ arguments: [String], _ sentence: String) throws {
    let compared = try Program.run(["compare"] + arguments)
    #expect(compared.status == 2 && compared.output == "")
    #expect(compared.errors == sentence + "\n")
  }

  @Test func nothingOfAFileReachesTheTerminalUnclean() throws {
    let folder = try TemporaryFolder()
    for text in [
      "\u{1B}[31mf1 = 1", "f1 = \u{1B}]0;x\u{7}", "{\"\\u001b[2J\": 1}", "\u{202E}f1 = 1",
    ] {
      let file = try folder.write(text, to: "mine")
      let compared = try Program.run("compare", "toy-function", file)
      #expect(compared.status == 2 && compared.output == "")
      #expect(compared.errors.isHarmless && !compared.errors.contains("\u{202E}"))
      #expect(compared.errors.contains("invisible control character"))
    }
  }

  @Test func theLinesOfPythonWriteSuchAFile() throws {
    let script = try Program.run("compare", "mlp-batch3", "--python")
    #expect(script.status == 0 && script.errors == "")
    #expect(script.output.split(separator: "\n").count <= 7)
    guard try Program.shell("command -v python3").status == 0 else { return }
    let folder = try TemporaryFolder()
    // Values as lists, a gradient by its own name, one in `.grad` and with `tolist`.
    let numbers = try numbers(of: "mlp-batch3").filter { !$0.name.hasPrefix("grad") }
    let names = script.output.matches(of: /in "([^"]*)"\.split/).flatMap {
      $0.1.split(separator: " ")
    }
    #expect(names.count == numbers.count)
    let lines = zip(names, numbers).map { "\($0) = \($1.value)" }
    let data = try JSONSerialization.data(
      withJSONObject: Dictionary(
        zip(names, numbers).map { (String($0), $1.value) }, uniquingKeysWith: { $1 }))
    #expect(lines.count == names.count)
    let own =
      "import json\nglobals().update(json.loads('''\(String(decoding: data, as: UTF8.self))'''))\n"
    let file = try folder.write(own + script.output, to: "own.py")
    let ran = try Program.shell(
      "cd '\(folder.path(""))' && python3 '\(file)' && \"$0\" compare mlp-batch3 mlp-batch3.json")
    #expect(ran.status == 0, "\(ran.errors)")
    #expect(ran.output.hasSuffix("All \(names.count) are right.\n"))
  }
}
