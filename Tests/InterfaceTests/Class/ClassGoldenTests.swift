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
}
