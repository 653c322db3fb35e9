import Foundation
import Testing

/// `backstep progress summary`: what came of a class.
@Suite struct ProgressSummaryTests {
  /// ℓ = w² with w = 3: ∂ℓ/∂w = 6; who forgets the 2 has 3.
  private static let lesson = """
    format: 1
    id: class-work
    title: Class work
    graph: l = w^2
    given: {w: 3}
    learn: [w]
    steps:
      - at: forward l
        ask: {id: square, type: number, prompt: What is it?, answer: l}
      - at: backward w
        ask: {id: slope, type: number, prompt: And its slope?, answer: grad(w)}
    """

  private static func progress(_ questions: String, learner: String? = nil) -> String {
    """
    {"format": 1, \(learner.map { "\"learner\": \"\($0)\", " } ?? "")"lessons": {"class-work": {"changed": 1, "done": false, "position": 1,
      "questions": {\(questions)}}}}
    """
  }

  private static func slope(_ state: String, _ attempts: Int, wrong: [String] = []) -> String {
    let answers = wrong.map { "{\"answer\": \"\($0)\", \"time\": 5}" }.joined(separator: ", ")
    return "\"slope\": {\"attempts\": \(attempts), \"changed\": 5, \"state\": \"\(state)\", "
      + "\"wrong\": [\(answers)]}"
  }

  /// A folder with a lesson and the progress of four learners, two of whom forgot the 2.
  private func classroom() throws -> (folder: TemporaryFolder, files: [String]) {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.lesson, to: "01-class-work.yaml")
    let square = "\"square\": {\"attempts\": 1, \"changed\": 4, \"state\": \"answered\"}"
    let files = [
      try folder.write(
        Self.progress(
          square + ", " + Self.slope("answered", 2, wrong: ["-3"]), learner: "Ada | <L.>"),
        to: "a.json"),
      try folder.write(
        Self.progress(Self.slope("open", 3, wrong: ["3", "12", "3.0"])), to: "bob.json"),
      try folder.write(
        Self.progress(Self.slope("revealed", 1, wrong: ["3"]), learner: "=1+2"), to: "c.json"),
      try folder.write(Self.progress(Self.slope("skipped", 0)), to: "dora.json"),
    ]
    return (folder, files)
  }

  private func summary(
    _ files: [String], _ folder: TemporaryFolder, _ more: String...
  ) throws -> ShellCommand {
    try Program.run(["progress", "summary"] + files + ["--lessons", folder.path("")] + more)
  }

  @Test func theCommonestSlipOfEachQuestionIsNamed() throws {
    let (folder, files) = try classroom()
    let text = try summary(files, folder)
    #expect(text.status == 0 && text.errors == "", "\(text.errors)")
    #expect(
      text.output == """
        1  Ada | <L.>
        2  bob
        3  =1+2
        4  dora

          1234
        Class work
          1···  What is it?
          2?!-  And its slope?
                → 2 learners: The factor 2 is missing. It comes from the derivative of
                w².

        1 to 9: right at that try, + later; ! revealed; - skipped; ? tried; · not tried

        """)
    #expect(try summary(files, folder, "--ascii").output.isASCII)
  }

  @Test func programsReadItToo() throws {
    let (folder, files) = try classroom()
    let slip = "The factor 2 is missing. It comes from the derivative of w²."
    #expect(
      try summary(files, folder, "--format", "csv").output == """
        lesson,question,asks,Ada | <L.>,bob,'=1+2,dora,commonest mistake,made by
        class-work,square,What is it?,right at try 1,,,,,
        class-work,slope,And its slope?,right at try 2,tried 3,revealed,skipped,\(slip),2

        """)
    let markdown = try summary(files, folder, "--format", "markdown").output
    #expect(
      markdown.split(separator: "\n").first
        == "| Lesson | Question | Ada \\| \\<L.\\> | bob | \\=1+2 | dora | Commonest mistake |")
    #expect(markdown.split(separator: "\n").count == 4)
    let data = Data(try summary(files, folder, "--format", "json").output.utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(document["learners"] as? [String] == ["Ada | <L.>", "bob", "=1+2", "dora"])
    let slope = try #require((document["questions"] as? [[String: Any]])?.last)
    #expect(slope["commonest"] as? String == slip && slope["madeBy"] as? Int == 2)
    #expect(
      (slope["outcomes"] as? [[String: Any]])?[1]["wrong"] as? [String] == ["12", "3", "3.0"])
  }

  /// Who hands in twice is one learner, with the farthest that each question has come.
  @Test func whoHandsInTwiceCountsOnce() throws {
    let (folder, files) = try classroom()
    let again = try folder.write(
      Self.progress(Self.slope("answered", 4, wrong: ["3"]), learner: "=1+2"), to: "c2.json")
    let text = try summary(files + [again], folder)
    #expect(text.status == 0)
    #expect(text.output.contains("4  dora\n\n") && text.output.contains("  2?4-  And its slope?\n"))
    #expect(text.output.contains("2 learners: The factor 2 is missing."))
  }

  /// Each file that is none is named in a sentence, and the others count.
  @Test func damagedAndHostileFilesAreRefusedOneByOne() throws {
    let (folder, files) = try classroom()
    let hostile = [
      "", "hello", "{\"format\": 9, \"lessons\": {}}", "[[[[",
      String(repeating: "[", count: 100_000),
      "{\"format\": 1, \"lessons\": {\"a\u{1B}[2J\": {}}}",
      Self.progress(Self.slope("answered", -1)), Self.progress("\"x\": 1"),
    ]
    let others = try hostile.enumerated().map { try folder.write($1, to: "\($0).json") }
    let text = try summary(others + files + [folder.path("none.json"), folder.path("")], folder)
    #expect(text.status == 1)
    #expect(text.errors.split(separator: "\n").count == hostile.count + 2)
    #expect(text.errors.isHarmless && text.output.isHarmless)
    #expect(text.errors.contains("2.json: format 9 needs a newer Backstep\n"))
    #expect(text.errors.contains("none.json: no such file or directory\n"))
    #expect(text.output == (try summary(files, folder).output))
    let none = try summary(others, folder)
    #expect(none.status == 2 && none.output == "")
  }

  /// A name that a terminal would obey is none.
  @Test func aNameIsTextAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Self.progress(Self.slope("skipped", 0), learner: "\\u001b[2Jx"), to: "eve.json")
    let text = try summary([file], folder)
    #expect(text.status == 0 && text.output.hasPrefix("1  eve\n"))
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let named = try Program.run("progress", "export", "--name", "Ada", environment: place)
    #expect(named.status == 0 && named.output.contains("\"learner\": \"Ada\""))
    let wrong = try Program.run("progress", "export", "--name", "a\nb", environment: place)
    #expect(wrong.status == 2)
    #expect(
      wrong.errors
        == "backstep: --name is up to 100 characters on one line, all of them to be seen, as in --name 'Ada L.'\n"
    )
  }

  /// The summary of what nobody has tried, and of a lesson that is not found.
  @Test func whatIsNotKnownIsShownAsItWasAnswered() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write("{\"format\": 1, \"lessons\": {}}", to: "e.json")
    #expect(try summary([empty], folder).output == "No question was tried yet.\n")
    let text = Self.progress(Self.slope("open", 1, wrong: ["3"]))
      .replacing("class-work", with: "no-such-lesson")
    let file = try folder.write(text, to: "f.json")
    let unknown = try summary([file], folder).output
    #expect(
      unknown.contains("no-such-lesson\n  ?  slope\n")
        && unknown.contains("1 learner: answered 3\n"))
  }

  /// No number or id of an option stands for a mistake: of a choice the lesson says why, and of a number
  /// that no slip makes it is said.
  @Test func aMistakeIsSaidInWords() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      Self.lesson
        + """

          - at: end
            ask: {id: way, type: choice, prompt: Which way?, options: [{text: Up, why: Up it grows.}, {text: Down, correct: true}]}
        """, to: "01-class-work.yaml")
    let wrong =
      "{\"attempts\": 1, \"changed\": 5, \"state\": \"open\", \"wrong\": [{\"answer\": \"1\", \"time\": 5}]}"
    let file = try folder.write(
      Self.progress(Self.slope("open", 1, wrong: ["77"]) + ", \"way\": " + wrong), to: "a.json")
    let output = try summary([file], folder).output
    #expect(output.contains("→ 1 learner: answered 77, which no known slip makes"), "\(output)")
    #expect(output.contains("?  Which way?\n") && output.contains("→ 1 learner: Up it grows."))
  }

  /// What `compare` reads lies beside in the same folder; it is named, and is no fault.
  @Test func numbersForCompareAreLeftOut() throws {
    let (folder, files) = try classroom()
    let numbers = try folder.write("{\"W1\": [[1, 2]], \"grad(w)\": 6}", to: "class-work.json")
    let text = try summary(files + [numbers], folder)
    let others = try summary(files, folder)
    #expect(text.status == 0 && text.output == others.output)
    #expect(
      text.errors
        == "backstep: \(numbers): these are numbers for backstep compare, and no progress; left out\n"
    )
  }
}
