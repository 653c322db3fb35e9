import Autodiff
import GraphLayout
package import Lessons
import Notation
package import Screen
import Study

/// A lesson as it goes on paper: its parts and passes with headings, what is said, what is asked, and what
/// comes of each step. How it is written (Markdown, HTML) is for others.
package struct Handout {
  /// What whoever holds the paper does with it.
  package enum Purpose: Sendable {
    /// Reads: nothing is asked, every number is there.
    case reading
    /// Answers: what is asked for is left out wherever it would stand.
    case questions
    /// Marks: the questions with their answers.
    case answers
  }

  package enum Block: Equatable, Sendable {
    /// From 1, the title of the lesson.
    case heading(Int, String)
    case paragraph(String)
    /// What a step comes to, in one sentence.
    case step(String)
    case item(String)
    /// A prompt, its options, and the room that an answer needs.
    case question([String], options: [String], room: Room)
    case answer([String])
    /// What whoever holds the paper writes at its top, by its name.
    case blank(String)
    /// A picture and what it shows.
    case picture(Frame, title: String)
    /// For the teacher alone.
    case note(String)
  }

  package enum Room: Equatable, Sendable {
    /// So many.
    case lines(Int)
    /// Options are ticked.
    case none
    /// An entry each.
    case matrix(rows: Int, columns: Int)
  }

  package let title: String
  package let language: String
  package private(set) var blocks: [Block] = []

  package let purpose: Purpose
  private let hasNotes: Bool
  /// Whether it was asked what comes next: then that is not worked out on the paper.
  private var asksAhead = false

  /// - Parameters:
  ///   - part: counted from 0; nil for all of them.
  ///   - hasNotes: whether the notes for teachers are in it.
  package init(_ lesson: Lesson, part: Int? = nil, for purpose: Purpose, hasNotes: Bool = false) {
    title = lesson.title
    language = lesson.language ?? "en"
    self.purpose = purpose
    self.hasNotes = hasNotes
    blocks.append(.heading(1, lesson.title))
    if purpose == .questions { blocks += ["Name", "Date"].map(Block.blank) }
    if let summary = lesson.summary { blocks.append(.paragraph(summary)) }
    if !lesson.goals.isEmpty {
      blocks.append(.paragraph("You will be able to"))
      blocks += lesson.goals.map(Block.item)
    }
    let plain = PlainLesson(lesson, glyphs: .unicode, asksQuestions: purpose != .reading)
    for number in lesson.parts.indices where part == nil || part == number {
      let name = lesson.parts[number].title ?? (lesson.parts.count > 1 ? "Part \(number + 1)" : nil)
      if let name { blocks.append(.heading(2, name)) }
      if lesson.parts[number].graph == nil {
        addExperiment(lesson, number)
      } else if let plain {
        addGraph(plain, number, level: name == nil ? 2 : 3)
      }
    }
  }

  // MARK: Graphs

  /// - Parameter plain: of which nothing was answered, so that no part hides what another asks.
  private mutating func addGraph(_ plain: PlainLesson, _ number: Int, level: Int) {
    var plain = plain
    plain.go(toPart: number, atEnd: false)
    if purpose == .questions {
      blocks.append(.picture(Self.picture(plain.study), title: "The graph of \(plain.study.title)"))
    }
    var pass: Pass?
    while true {
      if purpose == .answers { plain.showWhatIsAskedHere() }
      let step = plain.isWhole || plain.moment.spot.isEnd ? nil : plain.moment.step
      if let step, step.pass != pass { blocks.append(.heading(level, step.pass.title)) }
      pass = step?.pass ?? pass
      add(plain)
      if plain.isAtEndOfPart || !plain.advance() { return }
    }
  }

  /// The whole graph before its first step, to be looked at and to be filled in.
  private static func picture(_ study: Study) -> Frame {
    let pen = Pen(digits: study.moment.part.digits)
    let picture = Layouts().picture(for: study, pen: pen, room: roomOfPicture)
    let size = picture.layout.size
    return GraphView(picture: picture, moment: study.moment, chosen: nil, pen: pen).frame(
      of: Rect(row: 0, column: 0, width: size.columns, height: size.rows))
  }

  /// As much as a page has at the size of its text.
  private static let roomOfPicture = Size(100, 48)

  private mutating func add(_ plain: PlainLesson) {
    let (moment, text) = (plain.moment, plain.text)
    let heading = asksAhead && moment.step != nil ? text.toBeWorkedOut : plain.heading
    blocks += heading.map(moment.step == nil ? Block.paragraph : Block.step)
    asksAhead = purpose == .questions && plain.promptsOnPaper.contains(where: \.mayBeAboutNextStep)
    blocks += plain.saidHere.map(Block.paragraph)
    if hasNotes {
      blocks += moment.teacherNotes.flatMap(text.paragraphs).map { .note($0.text) }
    }
    for prompt in purpose == .reading ? [] : plain.promptsOnPaper {
      let question = prompt.question
      add(
        text.paragraphs(question.prompt),
        options: moment.order(ofOptionsOf: question).map { text.option($0, of: question) },
        room: Self.room(question, moment), answer: text.answer(to: question),
        why: text.verdict(prompt))
    }
    if plain.readsTasks {
      for view in moment.tasks { add(text.prompt(view.task), solution: text.solution(view.task)) }
    }
    if purpose != .questions { blocks += plain.saidAfterHere.map(Block.paragraph) }
  }

  /// A question, and on a key its answer and what follows the verdict.
  private mutating func add(
    _ prompt: [StyledLine], options: [StyledLine], room: Room, answer: String, why: [StyledLine]
  ) {
    blocks.append(.question(prompt.map(\.text), options: options.map(\.text), room: room))
    if purpose == .answers { blocks.append(.answer([answer] + why.dropFirst().map(\.text))) }
  }

  private mutating func add(_ task: [StyledLine], solution: String) {
    let prompt = task.map(\.text).joined(separator: " ")
    guard purpose != .questions else {
      // Values are tried, and what comes of them is worked out.
      blocks.append(.question([prompt], options: [], room: .lines(Self.linesOfTask)))
      return
    }
    blocks += [.paragraph(prompt), .answer([solution])]
  }

  private static let linesOfTask = 8
  /// The working of a number, and the number.
  private static let linesOfNumber = 3

  private static func room(_ question: Question, _ moment: Moment) -> Room {
    switch question.kind {
    case .choice, .several: .none
    case .matrix(let key): room(moment.shape(ofAnswerTo: key))
    case .cells(let subject, _): room(moment.shape(of: subject))
    case .number: .lines(linesOfNumber)
    case .shape, .sign, .formula: .lines(1)
    }
  }

  private static func room(_ shape: Shape) -> Room {
    .matrix(rows: shape.rows, columns: shape.columns)
  }

  // MARK: Experiments

  private mutating func addExperiment(_ lesson: Lesson, _ number: Int) {
    let asks = purpose != .reading
    guard let study = ExperimentStudy(lesson, part: number, asks: asks) else { return }
    var plain = PlainExperiment(study, glyphs: .unicode)
    repeat {
      if purpose == .answers { plain.showWhatIsAskedHere() }
      blocks += (plain.heading + plain.narration).map(Block.paragraph)
      let text = plain.text
      for prompt in plain.study.prompts {
        let (question, options) = (prompt.question, prompt.question.options ?? [])
        add(
          text.paragraphs(question.prompt),
          options: plain.study.order(ofOptionsOf: question).map { text.option(options[$0]) },
          room: options.isEmpty ? .lines(1) : .none, answer: text.answer(to: question),
          why: text.verdict(prompt))
      }
      for (task, _) in plain.study.tasks { add(text.prompt(task), solution: text.solution(task)) }
      if purpose != .questions { blocks += plain.after.map(Block.paragraph) }
    } while plain.study.go(to: plain.study.position + 1)
  }
}

extension Prompt {
  /// Not of what is asked for itself, which is a `?` on the paper too.
  fileprivate var mayBeAboutNextStep: Bool {
    switch question.kind {
    case .number, .matrix, .cells: false
    case .choice, .several, .shape, .sign, .formula: true
    }
  }
}
