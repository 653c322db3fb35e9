import Autodiff
import Testing

@testable import Lessons

@Suite struct OperationLists {
  @Test func everyOperationIsListedOnceAsItIsWritten() {
    let usages = OperationList.entries.map(\.usage)
    for usage in ["a + b", "-a", "a @ b", "a.T", "sum(a, rows)", "softmax(a)", "a[b, c]"] {
      #expect(usages.contains(usage))
    }
    #expect(Set(OperationList.entries).count == usages.count)
    for operation in Operation.all {
      #expect(OperationList.entries.contains { $0.summary == operation.summary })
    }
  }

  /// Whatever does not fit, no operation is unknown and no sign strange.
  @Test(arguments: OperationList.entries) func whatIsListedIsUnderstood(
    _ entry: OperationList.Entry
  ) {
    let usage = entry.usage == "a[b, c]" ? "a[1, 1]" : entry.usage
    // Where numbers are written, a has as many rows and columns.
    let shape = usage.contains("2") ? Shape(2, 3) : .scalar
    let given = ["a", "b"].map { Equations.Given($0, Tensor(shape, filledWith: 1)) }
    let compiled = Equations.compile(PlacedText("l = sum(\(usage))"), given: given)
    #expect(compiled.problems == [])
    #expect(compiled.graph?.computed.count == 1)
  }
}
