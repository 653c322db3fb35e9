import Screen
import Testing

@testable import Interface

/// The class view as text files, as the stepper's screens are.
@Suite struct ClassGoldenFrames {
  struct Scene: Sendable, CustomStringConvertible {
    let name: String
    let lesson: String
    let stage: String
    let size: Size
    let keys: [Key]
    var glyphs = Glyphs.unicode
    var hasColor = true

    var description: String { name }
  }

  private static func next(_ count: Int) -> [Key] { Array(repeating: .pageDown, count: count) }
  private static let hands = ":hands 4 17 2".map(Key.character) + [.enter]

  static let scenes =
    [Size(80, 24), Size(120, 40)].flatMap { size in
      [
        Scene(name: "start", lesson: "toy-function", stage: "start", size: size, keys: []),
        Scene(
          name: "forward", lesson: "toy-function", stage: "forward f2", size: size, keys: next(1)),
        Scene(
          name: "line", lesson: "toy-function", stage: "backward f1", size: size, keys: next(1)),
        Scene(
          name: "backward", lesson: "toy-function", stage: "backward f1", size: size, keys: next(2)),
        Scene(
          name: "asked", lesson: "toy-function", stage: "backward h2", size: size,
          keys: next(1) + hands),
        Scene(
          name: "revealed", lesson: "toy-function", stage: "backward h2", size: size,
          keys: next(1) + hands + ["="] + "12222".map(Key.character) + next(1)),
        Scene(
          name: "choice", lesson: "toy-function", stage: "backward omega1", size: size,
          keys: next(1)),
        Scene(
          name: "chosen", lesson: "toy-function", stage: "backward f1", size: size, keys: [.tab]),
        Scene(
          name: "matrices", lesson: "mlp-batch3", stage: "backward f1", size: size, keys: next(1)),
        Scene(name: "leaving", lesson: "toy-function", stage: "start", size: size, keys: ["q"]),
      ]
    } + [
      Scene(
        name: "ascii", lesson: "toy-function", stage: "backward h2", size: Size(80, 24),
        keys: next(1) + hands, glyphs: .ascii, hasColor: false)
    ]

  @Test(arguments: scenes) func looksAsItDid(_ scene: Scene) throws {
    var state = AppState.inClass(
      scene.lesson, at: scene.stage, scene.size, glyphs: scene.glyphs, hasColor: scene.hasColor)
    for key in scene.keys { _ = state.receive(.key(key)) }
    try Golden.expect(state.frame, "class-\(scene.name)-\(scene.size.columns)")
  }

  /// The teacher's screen beside a class at 80×24, and a learner's.
  @Test(arguments: [Size(80, 24), Size(140, 46)], [true, false])
  func whoFollowsSeesAsBefore(_ size: Size, _ hasNotes: Bool) throws {
    var state = AppState.inClass("toy-function", at: "backward h2")
    for key in Self.next(1) + Self.hands { _ = state.receive(.key(key)) }
    var follower = AppState(size: size, glyphs: .unicode, hasColor: true, menu: nil)
    follower.beginFollowing(hasNotes: hasNotes, trouble: "")
    follower.follow(try #require(state.classStep), of: try #require(state.openLesson))
    let hour = ClassHour(
      title: "An hour", minutes: 50, planned: 14, elapsed: 15 * 60_000,
      note: "Let them talk before you count again.", next: "Forks")
    follower.follow(hour, followers: 23)
    try Golden.expect(follower.frame, "\(hasNotes ? "notes" : "follow")-\(size.columns)")
  }
}
