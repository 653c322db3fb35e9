extension Formula {
  /// A quantity with a name of its own, such as a learning rate.
  static func named(_ name: String) -> Formula { .symbol(.named(name)) }

  var squareRoot: Formula { .apply(.sqrt, [self]) }
}
