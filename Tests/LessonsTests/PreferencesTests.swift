import Foundation
import Testing

@testable import Lessons

/// `config.yaml`: what somebody wants in all lessons.
@Suite struct PreferencesTests {
  private let words = PreferencesFile.Words(
    themes: ["dark", "light"], glyphs: ["unicode", "ascii"], isKey: { $0.count == 1 || $0 == "Tab" }
  )

  private func read(_ text: String) throws -> (preferences: Preferences, findings: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "config.yaml").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let (preferences, findings) = PreferencesFile(path).read(words)
    return (preferences, findings.map { "\($0.place): \($0.sentence)" })
  }

  @Test func allOfItIsRead() throws {
    let (preferences, findings) = try read(
      "theme: light\nglyphs: ascii\nmouse: false\ndigits: 4\nkeys: {j: Tab, Tab: x}\n")
    #expect(findings.isEmpty)
    #expect(preferences.theme == "light" && preferences.glyphs == "ascii")
    #expect(preferences.usesMouse == false && preferences.digits == 4)
    #expect(preferences.keys == ["j": "Tab", "Tab": "x"])
  }

  @Test(arguments: ["", "\n \n", "# nothing yet\n"]) func nothingIsNothing(text: String) throws {
    let (preferences, findings) = try read(text)
    #expect(preferences == Preferences() && findings.isEmpty)
  }

  @Test func whereThereIsNoFileNothingIsWrong() {
    let (preferences, findings) = PreferencesFile("/nowhere/config.yaml").read(words)
    #expect(preferences == Preferences() && findings.isEmpty)
  }

  /// What is right still holds.
  @Test(arguments: [
    ("theme: drak\ndigits: 2", "1:8: 'theme' cannot be 'drak'; did you mean 'dark'?"),
    ("them: dark\ndigits: 2", "1:1: no key 'them' in config.yaml; did you mean 'theme'?"),
    ("mouse: perhaps\ndigits: 2", "1:8: 'mouse' cannot be 'perhaps'; write true or false"),
    ("keys: [j]\ndigits: 2", "1:7: 'keys' is written as keys, as in 'j: …'"),
    (
      "digits: 2\nkeys: {j: Wheel}",
      "2:11: 'Wheel' is no key; write it as the help does, as in x, Space, Right, F2 or Ctrl-T"
    ),
    ("digits: 2\nkeys: {j: [a]}", "2:11: 'j' should be a key, as in 'j: PageDown', but is a list"),
  ]) func whatIsWrongIsSaid(text: String, sentence: String) throws {
    let (preferences, findings) = try read(text)
    #expect(findings == [sentence])
    #expect(preferences.digits == 2)
  }

  @Test(arguments: [
    (["XDG_CONFIG_HOME": "/c", "HOME": "/h"], "/c/backstep/config.yaml"),
    (["XDG_CONFIG_HOME": "c", "HOME": "/h"], "/h/.config/backstep/config.yaml"),
  ]) func itStandsWhereOthersStand(environment: [String: String], path: String) {
    #expect(PreferencesFile(environment: environment)?.path == path)
    #expect(PreferencesFile(environment: [:]) == nil || environment.isEmpty)
  }
}
