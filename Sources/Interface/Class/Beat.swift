import Lessons
import Study

/// What Next shows one after the other where a class stands, and Back takes back.
package enum Beat: Hashable, Sendable {
  /// The derivation up to a line that is not its last, counted from 0.
  case line(Int)
  /// All of it, and a page of what the lesson says, counted from 0.
  case said(Int)
  /// A question by its id, with a page of its options.
  case asked(String, page: Int)
  /// Its answer and why.
  case revealed(String, page: Int)
  /// A page of what the lesson says once all is settled.
  case after(Int)
  /// The aim of a task; then its solution put in; then what was before it.
  case aim(String)
  case solved(String)
  case restored(String)

  /// The question that is put or answered.
  var question: String? {
    switch self {
    case .asked(let id, _), .revealed(let id, _): id
    case .line, .said, .after, .aim, .solved, .restored: nil
    }
  }

  var task: String? {
    switch self {
    case .aim(let id), .solved(let id), .restored(let id): id
    case .line, .said, .after, .asked, .revealed: nil
    }
  }

  /// Whether the class is asked, and hands may go up.
  var isAsking: Bool { if case .asked = self { true } else { false } }

  /// Those of one kind follow one another.
  private var place: Int {
    switch self {
    case .line: 0
    case .said: 1
    case .asked: 2
    case .revealed: 3
    case .after: 4
    case .aim: 5
    case .solved: 6
    case .restored: 7
    }
  }

  /// Whether two differ in their line or page alone.
  func isLike(_ other: Beat) -> Bool {
    place == other.place && question == other.question && task == other.task
  }
}

extension [Beat] {
  /// Where a beat stands; of one whose line or page is gone, as after a change of the size, the last
  /// like it; 0 where there is none.
  func place(of beat: Beat) -> Int {
    firstIndex(of: beat) ?? lastIndex { $0.isLike(beat) } ?? 0
  }
}

/// How many lines and pages there are of what a class is shown at one place.
struct BeatCounts {
  /// Of the derivation, one at least.
  var lines = 1
  /// Of what is said, one at least.
  var pages = 1
  /// Of questions, by their ids: as they are put, and as they are answered.
  var asked: [(id: String, pages: Int)] = []
  var revealed: [String: Int] = [:]
  /// Of what is said later; 0 of nothing.
  var after = 0
  var tasks: [String] = []

  /// In the order of Next.
  var beats: [Beat] {
    let lines = (0..<Swift.max(0, lines - 1)).map(Beat.line)
    let pages = (0..<Swift.max(1, pages)).map(Beat.said)
    let questions = asked.flatMap { id, pages in
      (0..<Swift.max(1, pages)).map { Beat.asked(id, page: $0) }
        + (0..<Swift.max(1, revealed[id] ?? 1)).map { Beat.revealed(id, page: $0) }
    }
    let tasks = tasks.flatMap { [Beat.aim($0), .solved($0), .restored($0)] }
    return lines + pages + questions + tasks + (0..<after).map(Beat.after)
  }
}
