import Experiments
import Lessons
import Notation
package import Screen
package import Study

/// An experiment as sentences: what each of its series comes to, what is said, asked and set.
package struct PlainExperiment {
  package internal(set) var study: ExperimentStudy
  let pen: Pen

  /// All of it is computed first.
  package init(_ study: ExperimentStudy, glyphs: Glyphs) {
    self.study = study
    pen = Pen(glyphs: glyphs, digits: study.part.digits)
    finish()
  }

  mutating func finish() { while study.isWorking { study.work() } }

  var text: ExperimentWording { ExperimentWording(study: study, pen: pen) }

  func spelled(_ lines: [String]) -> [String] { lines.map(pen.glyphs.spell) }

  // MARK: All at once

  /// All of it, a line each. Of what is asked the answer is said, and known from then on.
  package var lines: [String] {
    var reader = self
    reader.study.go(to: 0)
    var lines: [String] = []
    reader.rest { lines += $0 }
    return lines
  }

  /// From here to the end, with the answers, a step at a time.
  package mutating func rest(_ write: ([String]) -> Void) {
    repeat { write(linesWithAnswers()) } while study.go(to: study.position + 1)
  }

  /// Shows the answers to what is asked here.
  mutating func showWhatIsAskedHere() {
    while let prompt = study.pending { study.show(prompt.question) }
  }

  private mutating func linesWithAnswers() -> [String] {
    // A question is put in the words of what is said, as on the screen; what it hides is told after.
    let before = narration
    var lines = heading + before
    while let prompt = study.pending {
      lines += question(prompt.question)
      study.pass(prompt.question)
      lines.append("The answer is \(text.answer(to: prompt.question)).")
      let shown = study.prompts.first { $0.question.id == prompt.question.id }
      lines += shown.map { text.verdict($0).dropFirst().map(\.text) } ?? []
    }
    return spelled(lines + narration.filter { !before.contains($0) } + solvedTask + after)
  }

  // MARK: One step at a time

  /// What is to be read here; while a question is open, what it asks about is not told.
  package var linesHere: [String] {
    spelled(heading + narration + prompts + task + after)
  }

  var heading: [String] {
    guard study.position == 0 else { return [] }
    let (number, parts) = (study.number + 1, study.lesson.parts.count)
    let part = parts > 1 ? ". Part \(number) of \(parts)." : ""
    return [study.title + part, study.experiment.experiment.remark]
  }

  /// The series, and what the lesson says.
  var narration: [String] {
    (series.map { [$0] } ?? []) + (text.waiting.map { [$0] } ?? [])
      + (study.isChanged
        ? ["The text is about the lesson's parameters; the numbers are yours."] : [])
      + study.said.flatMap(text.paragraphs).map(\.text)
  }

  /// What the series of the step comes to; nil where there is none, and where it is kept back.
  var series: String? {
    study.current.flatMap { index in
      study.shown.indices.contains(index)
        ? study.experiment.sentence(study.shown[index], numbers: pen.numbers) : nil
    }
  }

  var after: [String] { study.saidAfter.flatMap(text.paragraphs).map(\.text) }

  /// What is settled, and the next question.
  private var prompts: [String] {
    study.prompts.flatMap(text.verdict).map(\.text)
      + (study.pending.map { question($0.question) } ?? [])
  }

  private func question(_ question: Question) -> [String] {
    var lines = text.paragraphs(question.prompt).map(\.text)
    if !lines.isEmpty { lines[0] = "Question: " + lines[0] }
    let options = question.options ?? []
    return lines
      + study.order(ofOptionsOf: question).enumerated().map {
        "\($0 + 1). \(text.option(options[$1]).text)"
      } + (text.pen.tolerance(of: question).map { [$0] } ?? [])
  }

  /// At the end of the part what it asks and is still open; nil elsewhere.
  package var stillOpen: String? {
    guard study.canShowAll else { return nil }
    return "\(Wording.open(study.openQuestions.count)); answers shows all."
  }

  /// Shows the answers to all that the part asks and is still open.
  package mutating func showAll() -> [String] {
    guard study.canShowAll else { return linesHere }
    let open = study.openQuestions
    study.showAll()
    return spelled(
      open.map { question in
        let prompt = text.paragraphs(question.prompt).map(\.text).joined(separator: " ")
        return "\(prompt) Answer: \(text.answer(to: question))."
      })
  }

  /// Takes a line in as the answer to the question that stands here.
  package mutating func answer(_ line: String) -> [String] {
    guard let question = study.pending?.question else { return [] }
    do {
      switch study.submit(try study.answer(typed: line, to: question)) {
      case .missed(let miss):
        return spelled(
          [miss.isRepeated ? "Not yet, as before." : "Not yet."]
            + (miss.remark.map(text.paragraphs) ?? []).map(\.text))
      default: return linesHere
      }
    } catch {
      return spelled([error.sentence])
    }
  }

  /// The next hint of a question or a task; after the last one the answer or a solution.
  package mutating func hint() -> [String] { said(study.hint()) }

  /// The answer to the question that stands here, or a solution of the task.
  package mutating func reveal() -> [String] { said(study.reveal()) }

  private mutating func said(_ said: Said?) -> [String] {
    switch said {
    case .hint(let number, let item): return spelled(text.hint(of: item, number - 1).map(\.text))
    case .noMoreHints: return ["There are no more hints."]
    case .solution:
      finish()
      return spelled((series.map { [$0] } ?? []) + task)
    default: return linesHere
    }
  }

  package mutating func leaveOpen() -> [String] {
    let question = study.pending?.question.id
    _ = study.leaveOpen()
    guard let next = study.pending, next.question.id != question else {
      return ["Left open: n goes on."]
    }
    return spelled(["Left open."] + self.question(next.question))
  }

  /// What → leads to; nil where it leads out of the part.
  mutating func goOn() -> [String]? {
    switch study.goOn() {
    case .border(.question, _): return [PlainLesson.questionWaits]
    case .stepped: return linesHere
    case .border, .leaves: return nil
    }
  }

  /// - Returns: nil where it leads out of the part.
  mutating func retreat() -> [String]? {
    study.go(to: study.position - 1) ? linesHere : nil
  }
}
