extension Operation {
  public static let sin: Operation = unary(
    "sin", "The sine of every entry, in radians.",
    notation: .function("sin", latex: "\\sin", python: "torch.sin"),
    value: sine, derivative: .apply(.cos, [.operand(0)]))

  public static let cos: Operation = unary(
    "cos", "The cosine of every entry, in radians.",
    notation: .function("cos", latex: "\\cos", python: "torch.cos"),
    value: cosine, derivative: -.apply(.sin, [.operand(0)]))
}
