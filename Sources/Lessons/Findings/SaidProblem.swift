/// Something that can be wrong, with the sentence that says so.
protocol SaidProblem {
  var sentence: String { get }
}
