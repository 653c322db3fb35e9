import Lessons
import Screen
import Study

/// What a class comes to, as Next alone would lead it there.
struct ClassAhead {
  /// What Next does now, in a word or two.
  var word = ""
  /// The next place, in a sentence; nil where there is none before the end.
  var stop: String?
  /// The question that is put, or comes next, with its answer.
  var question: ClassQuestion?
  /// How many times Next leads to it; 0 where it is put.
  var distance = 0
}

extension AppState {
  /// Farther nobody looks: a question that comes later is not the next thing to be said.
  private static let farthest = 120

  /// Goes on in a copy of a class until a question was put and answered.
  var classAhead: ClassAhead {
    var there = self
    there.presentation?.isBlank = false
    there.resize(to: ClassAhead.room)
    var ahead = ClassAhead(word: there.nextWord)
    there.following = nil
    let (start, end) = (standpoint, following?.hour?.end)
    // The picture comes back first.
    let blank = presentation?.isBlank == true
    if blank { ahead.word = "the picture again" }
    for distance in 0..<Self.farthest {
      if ahead.stop == nil, there.standpoint != start { ahead.stop = there.placeInWords }
      if case .asked = there.presentation?.beat {
        for _ in 0..<Self.farthest {
          guard case .asked = there.presentation?.beat else { break }
          there.showNext()
        }
        ahead.question = there.classQuestion
        ahead.distance = distance == 0 ? 0 : distance + (blank ? 1 : 0)
        if ahead.stop == nil { ahead.stop = there.placeAfterThis }
        return ahead
      }
      let before = (there.standpoint, there.presentation?.beat)
      let isLast = there.beats.last == before.1
      if isLast, end != nil, before.0 == end { break }
      there.showNext()
      if (there.standpoint, there.presentation?.beat) == before { break }
    }
    return ahead
  }

  /// Where Next leads once all is shown that stands here.
  private var placeAfterThis: String? {
    var there = self
    let start = standpoint
    if start == following?.hour?.end { return nil }
    for _ in 0..<Self.farthest where there.standpoint == start {
      let before = there.presentation?.beat
      there.showNext()
      if there.standpoint == start, there.presentation?.beat == before { return nil }
    }
    return there.placeInWords
  }

  /// The step with its working, without what is asked for.
  private var placeInWords: String {
    if let study = experiment?.study {
      return
        "\(study.part.title ?? study.lesson.title), step \(study.position) of \(study.lastPosition)"
    }
    guard let stepper else { return "" }
    let study = stepper.study
    let lines = stepper.text.heading(
      title: study.title, part: study.number + 1, parts: study.lesson.parts.count,
      lastIteration: study.lastIteration)
    return lines.first ?? ""
  }
}

extension ClassAhead {
  /// The size by which lines and pages are counted.
  static let room = Size(80, 24)
}
