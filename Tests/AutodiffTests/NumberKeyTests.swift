import Testing

@testable import Autodiff

/// Tensors are found by their numbers where they are the same.
@Suite struct NumberKeys {
  @Test func whatIsTheSameIsFound() {
    let row = Shape(1, 3)
    var grained = Tensor(row, [1, 0, .nan])
    grained.grain = 1e-9
    let numbers = [NumberKey(Tensor(row, [1, -0.0, -.nan])): "found"]
    #expect(numbers[NumberKey(grained)] == "found")
    #expect(numbers[NumberKey(Tensor(Shape(3, 1), [1, 0, .nan]))] == nil)
    #expect(numbers[NumberKey(Tensor(row, [1, 0, 1]))] == nil)
  }
}
