extension Operation {
  public static let sin: Operation = unary(
    "sin", "The sine of every entry, in radians.",
    remark: "the derivative of sin is cos",
    value: sine, derivative: .apply(.cos, [.operand(0)]))

  public static let cos: Operation = unary(
    "cos", "The cosine of every entry, in radians.",
    remark: "the derivative of cos is −sin",
    value: cosine, derivative: -.apply(.sin, [.operand(0)]))
}

extension Operation {
  public static let tan: Operation = unary(
    "tan", "The tangent of every entry, in radians.",
    remark: "the derivative of tan is 1 + tan²",
    value: tangent, derivative: 1 + .output * .output)
}
