import Autodiff
import Lessons
import Notation
import Screen
import Study
import Testing

@testable import Interface

/// Whatever comes in, in whatever state.
@Suite struct AnyInput {
  enum Start: CaseIterable {
    case menu, question, task, iterations

    func state() throws -> AppState {
      switch self {
      case .menu:
        AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: Reducer.entries)
      case .question: try TaskLesson.state(text: Questions.text)
      case .task: try TaskLesson.state()
      case .iterations: ShippedLessons.state("zero-init")
      }
    }
  }

  /// It can be drawn, stands somewhere in the lesson, tells no secret, and steps back undo a step.
  @Test(arguments: Start.allCases, 1...5)
  func everyActionIsLegalInEveryState(_ start: Start, _ seed: Int) throws {
    var random = SystemLikeRandom(state: UInt64(seed) &* 7919 &+ 1)
    var state = try start.state()
    let traces = [try Samples.toy(), try Samples.batch(), try Samples.fork()]
    let keys = KeyTable.bindings.flatMap(\.keys)
    for _ in 0..<150 {
      switch state.receive(Self.input(keys, &random)) {
      case .open: state.stepper = Samples.stepper(traces[Int(random.next() % 3)])
      case .quit: state = try start.state()
      default: break
      }
      #expect(state.frame.size == state.size)
      guard let stepper = state.stepper else { continue }
      #expect((0...stepper.moment.lastPosition).contains(stepper.position))
      #expect(stepper.chosen.map { stepper.trace.graph.nodes.indices.contains($0) } ?? true)
      if !stepper.secrets.isEmpty {
        var other = state
        other.stepper?.study = stepper.study.disguised(.spread)
        #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
      }
      guard stepper.position < stepper.moment.lastPosition, state.pages.isEmpty,
        stepper.field == nil, state.ahead.isEmpty, state.autoplay == nil, !stepper.spot.isEnd
      else { continue }
      var there = state
      _ = there.take(.right)
      // A longer text is turned first, and back.
      if let turned = there.stepper, turned.spot == stepper.spot,
        turned.textPage != stepper.textPage
      {
        _ = there.receive(.key(.left))
        let page = there.stepper?.shownText(state.size).page
        #expect(page == stepper.shownText(state.size).page)
        continue
      }
      // Into another iteration → goes, and ← goes back through its steps.
      guard there.stepper?.spot.iteration == stepper.spot.iteration else { continue }
      // → may take several steps in one go; ← takes each of them.
      let steps = (there.stepper?.position ?? 0) - stepper.position
      #expect(steps > 0)
      for _ in 0..<max(0, steps) { _ = there.receive(.key(.left)) }
      #expect(there.stepper?.spot == stepper.spot)
    }
  }

  /// A row or column that no matrix has is said, however large or small it is.
  @Test(arguments: ["0", "-1", "-9223372036854775808", "9223372036854775807", "1e3"])
  func anEntryThatIsNotThereIsRefused(_ row: String) throws {
    var plain = try #require(PlainLesson(try TaskLesson.lesson(Questions.text), glyphs: .unicode))
    let answer = plain.edit("set w[1, \(row)] = 3")
    let said = try #require(answer)
    #expect(said.joined().contains("write its row and column"), "\(said)")
    #expect(!plain.study.moment.isEdited)
  }

  private static func input(_ keys: [Key], _ random: inout SystemLikeRandom) -> Event {
    switch random.next() % 14 {
    case 0: .resized(Size(Int(random.next() % 130), Int(random.next() % 50)))
    case 1:
      .mouse(
        MousePress(
          random.next() % 2 == 0 ? .left : .wheelUp,
          at: Position(row: Int(random.next() % 50), column: Int(random.next() % 130))))
    case 2: .paste("1/3")
    case 3: .paste("1/3 \u{7f}–,é\n7")
    case 4: .key(.character("e"))
    case 5: .key(.character(random.next() % 2 == 0 ? "−" : "9"))
    case 6, 7: .key(.enter)
    default: .key(keys[Int(random.next() % UInt64(keys.count))])
    }
  }
}

/// A small generator for tests that press keys at random.
struct SystemLikeRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
