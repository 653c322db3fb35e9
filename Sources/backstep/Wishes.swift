import Interface
import Lessons
import Screen

/// What `config.yaml` says of all lessons, and what is wrong with it. An option goes before it.
struct Wishes {
  var preferences = Preferences()
  var findings: [Finding] = []

  /// Of the file of whoever runs the program.
  static var usual: Wishes {
    let environment = Surroundings.values(of: PreferencesFile.variables)
    guard let file = PreferencesFile(environment: environment) else { return Wishes() }
    let words = PreferencesFile.Words(
      themes: Theme.all.map(\.name), glyphs: Glyphs.allCases.map(\.rawValue),
      isKey: { Key(named: $0) != nil })
    let (preferences, findings) = file.read(words)
    return Wishes(preferences: preferences, findings: findings)
  }

  var habits: Habits {
    let keys = preferences.keys.compactMap { name, other in
      Key(named: name).flatMap { key in Key(named: other).map { (key, $0) } }
    }
    return Habits(
      digits: preferences.digits, keys: Dictionary(keys, uniquingKeysWith: { first, _ in first }))
  }

  /// What is said of the first thing that is wrong, until a key is pressed.
  var messages: [String] {
    findings.prefix(1).map { "config.yaml:\($0.place): \($0.sentence)" }
  }
}

extension Look {
  /// Takes what somebody wishes where the command line says nothing.
  mutating func prefer() -> Wishes {
    let wishes = Wishes.usual
    let preferences = wishes.preferences
    theme = theme ?? Theme.all.first { $0.name == preferences.theme }
    chosenGlyphs = chosenGlyphs ?? preferences.glyphs.flatMap(Glyphs.init(rawValue:))
    usesMouse = usesMouse ?? preferences.usesMouse
    return wishes
  }
}
