import Experiments
import Lessons
import Notation
package import Screen
package import Study

/// An experiment as sentences: what each of its series comes to, what is said, and the answers to what
/// is asked.
package struct PlainExperiment {
  private var study: ExperimentStudy
  private let pen: Pen

  package init(_ study: ExperimentStudy, glyphs: Glyphs) {
    self.study = study
    while self.study.isWorking { self.study.work() }
    pen = Pen(glyphs: glyphs, digits: study.part.digits)
  }

  /// All of it, a line each.
  package var lines: [String] {
    var reader = self
    var lines = [study.title, study.experiment.experiment.remark]
    for position in 0...study.lastPosition {
      reader.study.go(to: position)
      lines += reader.linesHere()
    }
    return lines.map(pen.glyphs.spell)
  }

  /// Of what is asked the answer is said, and known from then on.
  private mutating func linesHere() -> [String] {
    var settled = study
    var asked: [String] = []
    while let prompt = settled.pending {
      let question = prompt.question
      asked += ProseText(pen: pen) { [settled] in settled.value(of: $0) }.paragraphs(
        question.prompt
      ).map(\.text)
      let options = question.options ?? []
      asked += study.order(ofOptionsOf: question).enumerated().map {
        "\($0 + 1). \(ExperimentView.line(options[$1].text, text).text)"
      }
      settled.show(question)
      asked.append("The answer is \(ExperimentView.answer(to: question, settled, pen)).")
    }
    study = settled
    let seen = ProseText(pen: pen) { [settled] in settled.value(of: $0) }
    let series = settled.current.flatMap { index in
      settled.shown.indices.contains(index)
        ? study.experiment.sentence(settled.shown[index], numbers: pen.numbers) : nil
    }
    return asked + (series.map { [$0] } ?? []) + settled.said.flatMap(seen.paragraphs).map(\.text)
      + (study.task.map { task, _ in
        text.paragraphs(task.prompt).map { "Task: " + $0.text }
      } ?? []) + settled.saidAfter.flatMap(seen.paragraphs).map(\.text)
  }

  private var text: ProseText { ProseText(pen: pen) { study.value(of: $0) } }
}
