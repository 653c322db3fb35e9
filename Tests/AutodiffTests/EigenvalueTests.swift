import Autodiff
import Testing

@Suite struct Eigenvalues {
  /// As PyTorch's in float64: to 1e-13 of the largest where they are apart. One that comes twice moves
  /// by the root of the rounding.
  @Test func areAsInPyTorch() throws {
    let cases = try TrainingFixtures.cases("eigenvalues.json")
    #expect(cases.count == 44)
    for example in cases {
      let matrix = try TrainingFixtures.tensor(example["matrix"])
      let expected = try #require(example["sizes"] as? [Double])
      let sizes = matrix.eigenvalueSizes
      #expect(sizes.count == expected.count)
      let areWhole = matrix.elements.allSatisfy { $0 == $0.rounded() }
      let tolerance = (areWhole ? 3e-8 : 1e-13 * Double(matrix.rows)) * expected[0]
      for (size, other) in zip(sizes, expected) {
        #expect(abs(size - other) <= tolerance, "\(sizes) for \(expected)")
      }
    }
  }

  /// Their product is |det|, as QR has it, and a transposed matrix has the same.
  @Test(arguments: 1...12) func multiplyToTheDeterminant(size: Int) {
    var stream = RandomStream(seed: UInt64(size), name: "eigenvalues")
    let matrix = Tensor(Shape(size, size), (0..<size * size).map { _ in stream.normal() })
    let sizes = matrix.eigenvalueSizes
    let determinant = matrix.orthonormalized().sizes.reduce(1, *)
    let product = sizes.reduce(1, *)
    let scale = sizes.reduce(1) { $0 * max(1, $1) }
    #expect(abs(product - determinant) <= 1e-12 * scale)
    for (a, b) in zip(sizes, matrix.transposed.eigenvalueSizes) {
      #expect(abs(a - b) <= 1e-12 * sizes[0])
    }
  }

  /// A matrix that only turns its columns around stays as it is in a round without a shift.
  @Test(arguments: 2...9) func ofAPermutationAreOne(size: Int) {
    var matrix = Tensor.zeros(Shape(size, size))
    for row in 0..<size { matrix[row, (row + 1) % size] = 1 }
    for eigenvalue in matrix.eigenvalueSizes { #expect(abs(eigenvalue - 1) <= 1e-14) }
  }

  @Test func ofATriangleStandOnItsDiagonal() {
    let triangle = Tensor(Shape(3, 3), [-2, 5, 7, 0, 0.5, 9, 0, 0, 3])
    #expect(triangle.eigenvalueSizes == [3, 2, 0.5])
    #expect(Tensor(Shape(3, 3), [0, 1, 0, 0, 0, 1, 0, 0, 0]).eigenvalueSizes == [0, 0, 0])
    #expect(Tensor.zeros(Shape(2, 2)).eigenvalueSizes == [0, 0])
  }

  @Test func areWhatADoubleHolds() {
    let large = Tensor(Shape(2, 2), [0, -1e300, 1e300, 0]).eigenvalueSizes
    #expect(abs(large[0] / 1e300 - 1) < 1e-14 && abs(large[1] / 1e300 - 1) < 1e-14)
    let small = Tensor(Shape(2, 2), [3e-300, 0, 0, 1e-300]).eigenvalueSizes
    #expect(abs(small[0] / 3e-300 - 1) < 1e-12 && abs(small[1] / 1e-300 - 1) < 1e-12)
    for entry in [Double.nan, .infinity] {
      let sizes = Tensor(Shape(2, 2), [1, entry, 0, 1]).eigenvalueSizes
      #expect(sizes[0].isNaN && sizes[1].isNaN)
    }
  }
}
