import Foundation
import Interface
import Lessons
import Screen
import Study

/// What the terminal must show: the frames of the same state, without a terminal in between.
enum Expected {
  static let lessons: [Lesson] = LessonLibrary(folders: [Program.lessons]).entries
    .compactMap(\.file.lesson)

  static let ids = lessons.map(\.id)

  /// Those that are graphs from their start to their end.
  static let stepped = lessons.filter { $0.parts.allSatisfy { $0.graph != nil } }.map(\.id)

  /// The lessons that can be gone to.
  private static let shelf = lessons.map {
    MenuEntry(
      id: $0.id, title: $0.title, summary: "", section: $0.header.section ?? "Lessons",
      minutes: nil)
  }

  /// How many parts of a lesson are graphs.
  static func graphs(_ id: String) -> Int { lessons.first { $0.id == id }?.graphs.count ?? 0 }

  /// A lesson at its start, opened by its name or from the menu.
  static func state(
    _ id: String, _ size: Size = Size(80, 24), fromMenu: Bool = false, ascii: Bool = false
  ) -> AppState {
    var state = AppState(
      size: size, glyphs: ascii ? .ascii : .unicode, hasColor: true, menu: fromMenu ? [] : nil)
    if let lesson = lessons.first(where: { $0.id == id }) { state.show(lesson) }
    if !fromMenu { state.stock(shelf) }
    return state
  }

  /// The screens of a lesson from its start to its end, as Right shows them.
  static func screens(_ id: String) -> [String] {
    var state = state(id)
    return [state.frame.text] + screens(&state, .right)
  }

  /// The steps and iterations that → leads to and past.
  static func told(_ id: String) -> Int {
    guard var study = lessons.first(where: { $0.id == id }).flatMap({ Study($0) }) else { return 0 }
    var spots: Set<Spot> = []
    var passed = 0
    // At a border → says first what is there and what is open.
    var stays = 0
    while !study.hasEnded, stays < 4 {
      let before = study.spot
      study.perform(.travel(.next))
      stays = study.spot == before ? stays + 1 : 0
      if spots.insert(study.spot).inserted, study.spot.iteration == 0 {
        passed += (study.moment.stepsInOneGo?.count ?? 1) - 1
      }
    }
    return spots.count { $0.position > 0 && !$0.isEnd } + passed
  }

  /// The screens from the end of a lesson back to its start, as Left shows them.
  static func screensBack(_ id: String) -> [String] {
    var state = state(id)
    _ = screens(&state, .right)
    return screens(&state, .left)
  }

  /// As a key shows them, until nothing changes any more.
  private static func screens(_ state: inout AppState, _ key: Key) -> [String] {
    var screens: [String] = []
    while true {
      let before = state.frame.text
      _ = state.receive(.key(key))
      guard state.frame.text != before else { return screens }
      screens.append(state.frame.text)
    }
  }
}

/// The same keys for a terminal and for a state.
struct Press: CustomStringConvertible {
  /// As tmux calls it.
  let name: String
  let key: Key

  var description: String { name }

  init(_ name: String, _ key: Key) {
    self.name = name
    self.key = key
  }

  init(_ character: Character) {
    self.init(String(character), .character(character))
  }

  static let right = Press("Right", .right)
  static let left = Press("Left", .left)
  static let home = Press("Home", .home)
  static let end = Press("End", .end)
  static let tab = Press("Tab", .tab)
  static let backTab = Press("BTab", .backTab)
  static let enter = Press("Enter", .enter)
  static let escape = Press("Escape", .escape)
  static let up = Press("Up", .up)
  static let down = Press("Down", .down)
  static let pageUp = Press("PPage", .pageUp)
  static let pageDown = Press("NPage", .pageDown)
  static let shiftRight = Press("S-Right", .shiftRight)
  static let shiftLeft = Press("S-Left", .shiftLeft)
  static let f5 = Press("F5", .function(5))
}
