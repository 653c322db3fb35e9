import Foundation
import Screen
import Testing

@testable import Interface
@testable import Study

/// Whole screens as text files, and beside each a second file with the roles and attributes of its
/// cells. `BACKSTEP_REWRITE_GOLDEN=1 swift test --filter GoldenFrames` writes
/// them anew, to be read as a diff.
@Suite struct GoldenFrames {
  struct Scene: Sendable, CustomStringConvertible {
    let name: String
    let lesson: String
    let size: Size
    let keys: [Key]
    var glyphs = Glyphs.unicode
    var hasColor = true
    var asks = false

    var description: String { name }
  }

  private static func right(_ count: Int) -> [Key] { Array(repeating: .right, count: count) }

  static let scenes = [
    Scene(name: "toy-start", lesson: "toy-function", size: Size(80, 24), keys: []),
    Scene(name: "toy-forward", lesson: "toy-function", size: Size(80, 24), keys: right(5)),
    Scene(name: "toy-way", lesson: "toy-function", size: Size(80, 24), keys: right(3)),
    Scene(
      name: "toy-way-mono", lesson: "toy-function", size: Size(80, 24), keys: right(16),
      hasColor: false),
    Scene(name: "toy-backward-1", lesson: "toy-function", size: Size(80, 24), keys: right(14)),
    Scene(name: "toy-backward-2", lesson: "toy-function", size: Size(80, 24), keys: right(20)),
    Scene(name: "toy-small", lesson: "toy-function", size: Size(40, 12), keys: right(14)),
    Scene(name: "batch-200", lesson: "mlp-batch3", size: Size(200, 60), keys: right(12)),
    Scene(name: "toy-wide", lesson: "toy-function", size: Size(120, 40), keys: right(14)),
    Scene(
      name: "toy-ascii", lesson: "toy-function", size: Size(80, 24), keys: right(14),
      glyphs: .ascii, hasColor: false),
    Scene(name: "batch-backward-1", lesson: "mlp-batch3", size: Size(80, 24), keys: right(10)),
    Scene(name: "batch-backward-2", lesson: "mlp-batch3", size: Size(80, 24), keys: right(12)),
    Scene(
      name: "batch-mono", lesson: "mlp-batch3", size: Size(80, 24), keys: right(10),
      hasColor: false),
    Scene(name: "batch-wide", lesson: "mlp-batch3", size: Size(120, 40), keys: right(14)),
    Scene(
      name: "batch-inspector", lesson: "mlp-batch3", size: Size(80, 24),
      keys: right(8) + [.enter]),
    Scene(name: "logistic-loss", lesson: "logistic-regression", size: Size(80, 24), keys: right(5)),
    Scene(name: "zero-twins", lesson: "zero-init", size: Size(80, 24), keys: right(14)),
    Scene(name: "constant-twins", lesson: "constant-init", size: Size(80, 24), keys: right(14)),
    Scene(
      name: "question-pending", lesson: "toy-function", size: Size(80, 24), keys: right(13),
      asks: true),
    Scene(
      name: "question-passed", lesson: "toy-function", size: Size(80, 24), keys: right(14),
      asks: true),
    Scene(
      name: "question-ledger", lesson: "toy-function", size: Size(120, 40), keys: right(13),
      asks: true),
    Scene(
      name: "question-missed", lesson: "toy-function", size: Size(80, 24),
      keys: right(13) + [.enter, .character("3"), .enter, .control("t")], asks: true),
    Scene(
      name: "question-right", lesson: "toy-function", size: Size(80, 24),
      keys: right(13) + [.enter] + "−3.366".map(Key.character) + [.enter], asks: true),
    Scene(
      name: "question-choice", lesson: "toy-function", size: Size(80, 24),
      keys: right(22) + [.enter, .down], asks: true),
    Scene(
      name: "question-matrix", lesson: "mlp-batch3", size: Size(80, 24), keys: right(10), asks: true
    ),
    Scene(
      name: "question-cells", lesson: "mlp-batch3", size: Size(80, 24),
      keys: right(10) + [.enter, .character("0"), .tab, .character("1"), .character("/")],
      asks: true),
    Scene(
      name: "edit-cells", lesson: "mlp-batch3", size: Size(80, 24),
      keys: right(14) + [.character("e"), .tab, .character("3"), .character("/")]),
    Scene(
      name: "edit-small", lesson: "mlp-batch3", size: Size(40, 12),
      keys: right(14) + [.character("e"), .tab, .character("3"), .character("/")]),
    Scene(
      name: "edit-moved", lesson: "toy-function", size: Size(80, 24),
      keys: right(1) + "e1.5".map(Key.character) + [.enter] + right(13)),
    Scene(
      name: "edit-moved-small", lesson: "toy-function", size: Size(40, 12),
      keys: right(1) + "e1.5".map(Key.character) + [.enter] + right(13)),
    Scene(
      name: "edit-inspector", lesson: "mlp-batch3", size: Size(80, 24),
      keys: right(1) + "e−2".map(Key.character) + [.enter] + right(11) + [.enter]),
    Scene(name: "help", lesson: "toy-function", size: Size(80, 24), keys: [.character("?")]),
  ]

  @Test(arguments: scenes) func looksAsItDid(_ scene: Scene) throws {
    var state = ShippedLessons.state(
      scene.lesson, scene.size, glyphs: scene.glyphs, hasColor: scene.hasColor,
      asks: scene.asks)
    for key in scene.keys { _ = state.take(key) }
    try Golden.expect(state.frame, scene.name)
  }

  /// The pictures of the README are the screens of today.
  @Test(arguments: ["toy-forward", "toy-backward-1", "toy-backward-2"])
  func theReadmeShowsTheScreenAsItIs(_ name: String) throws {
    let root = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let scene = try String(
      contentsOf: Golden.folder.appending(path: name + ".txt"), encoding: .utf8)
    #expect(readme.contains(scene), "the README shows \(name) otherwise")
  }
}
