extension Operation {
  public static let sin: Operation = unary(
    "sin", "The sine of every entry, in radians.",
    remark: "the derivative of sin is cos",
    notation: .function("sin", latex: "\\sin", python: "torch.sin"),
    value: sine, derivative: .apply(.cos, [.operand(0)]))

  public static let cos: Operation = unary(
    "cos", "The cosine of every entry, in radians.",
    remark: "the derivative of cos is −sin",
    notation: .function("cos", latex: "\\cos", python: "torch.cos"),
    value: cosine, derivative: -.apply(.sin, [.operand(0)]))
}

extension Operation {
  public static let tan: Operation = unary(
    "tan", "The tangent of every entry, in radians.",
    remark: "the derivative of tan is 1 + tan²",
    notation: .function("tan", latex: "\\tan", python: "torch.tan"),
    value: tangent, derivative: 1 + .output * .output)
}
