import Screen

extension Page {
  /// Other ways to look at the graph, each with its key.
  static let views: Page = Page(id: "views", place: "the list of views") { state, columns in
    let disabled = state.disabled
    let bindings = KeyTable.bindings(in: .page(.views)).map(state.habits.applied)
      .filter { binding in viewActions.contains(binding.action) && !binding.keys.isEmpty }
    var lines = [StyledLine("Other views", .title), StyledLine()]
    for binding in bindings {
      let key = KeyTable.shownKeys(binding, state.pen.glyphs)
      let isIdle = disabled.contains(binding.action)
      lines.append(
        StyledLine(key, isIdle ? .muted : .key) + StyledLine("  ")
          + StyledLine(binding.help, isIdle ? .muted : .plain))
      guard isIdle, let reason = state.whyDisabled(binding.action) else { continue }
      lines.append(StyledLine("   \(reason)", .muted))
    }
    return LongText(
      lines: lines.flatMap { $0.spelled(state.pen.glyphs).wrapped(to: columns, indent: 3) })
  }

  /// What the list offers.
  private static let viewActions: [Action] = [
    .stepper(.nextExample), .page(.open(.unfolded)), .page(.open(.gradientCheck)),
    .page(.open(.forwardMode)), .stepper(.symbolsOnly),
  ]
}
