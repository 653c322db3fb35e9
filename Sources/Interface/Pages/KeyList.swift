package import Screen

/// All keys of the key table, place by place, for what is read outside of the program.
package enum KeyList {
  package struct Place: Sendable {
    /// As the help calls it.
    package let name: String
    package let keys: [(names: [String], help: String)]
  }

  /// In the order in which a learner comes to them.
  package static func places(_ glyphs: Glyphs) -> [Place] {
    let contexts: [[Context]] = [
      [.menu], [.stepper], [.experiment], [.plot],
      [.answer(.typing), .answer(.choosing), .answer(.marking), .answer(.pointing)],
      [.editor], [.goTo], [.find], [.filter], [.equations], [.page(.inspector)], [.page(.end)],
      [.classroom(.graph(isAsking: true)), .classroom(.experiment(isAsking: true))],
      [.classroom(.leaving)], [.following], [.notes],
    ]
    return contexts.map { alike in
      // In front of a class the keys of the stepper stand with the stepper.
      let isClass = if case .classroom = alike[0] { true } else { false }
      let table = KeyTable.ofClass + (isClass ? [] : KeyTable.bindings)
      let bindings = table.filter { binding in
        alike.contains { context in binding.scopes.contains { $0.holds(context) } }
      }
      return Place(
        name: alike[0].name,
        keys: bindings.map { binding in
          (binding.keys.map { $0.spelling(glyphs) }, glyphs.spell(binding.help))
        })
    }
  }
}
