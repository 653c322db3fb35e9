import Autodiff
import Experiments
import Testing

@Suite struct MatrixProducts {
  /// Newman 1986: λ_i = ½(log 2 + ψ((n − i + 1)/2)) for n = 4; the mean of 400 products of 100 lies
  /// within 0.02 of each.
  @Test func exponentsAreNewmans() throws {
    let newman = [0.557966, 0.364819, 0.057966, -0.635181]
    var sums = [0.0, 0, 0, 0]
    let runs = 400
    for seed in 1...runs {
      let series = ExperimentRun.series(
        of: .matrixProduct(MatrixProduct(size: 4, factors: 99, seed: UInt64(seed))))
      for index in 0..<4 { sums[index] += try #require(series[index + 1].y.last) }
    }
    for (sum, theory) in zip(sums, newman) {
      #expect(isNear(sum / Double(runs), theory, within: 0.02))
    }
  }

  /// Half the entries halve every factor: log 2 less.
  @Test func scalingMovesEveryExponentByItsLogarithm() throws {
    let one = ExperimentRun.series(
      of: .matrixProduct(MatrixProduct(size: 3, factors: 20, scale: 1, seed: 5)))
    let half = ExperimentRun.series(
      of: .matrixProduct(MatrixProduct(size: 3, factors: 20, scale: 0.5, seed: 5)))
    for index in 1...3 {
      for (a, b) in zip(one[index].y, half[index].y) {
        #expect(isNear(b, a - 0.6931471805599453, within: 1e-12))
      }
    }
    for (place, (a, b)) in zip(one[0].y, half[0].y).enumerated() {
      let power = (0...place).reduce(1.0) { product, _ in product / 2 }
      #expect(isNear(b, a * power, within: 1e-12 * b))
    }
  }

  /// The exponents add up to the mean logarithm of |det|, and the norm is that of the product.
  @Test func theFirstFactorIsAsItIs() throws {
    let series = ExperimentRun.series(
      of: .matrixProduct(MatrixProduct(size: 2, factors: 0, seed: 9)))
    var stream = RandomStream(seed: 9, name: "A")
    let entries = (0..<4).map { _ in stream.normal() }
    let determinant = entries[0] * entries[3] - entries[1] * entries[2]
    let log = Operation.log.value([Tensor(abs(determinant))]).elements[0]
    #expect(isNear(series[1].y[0] + series[2].y[0], log, within: 1e-12))
    let square = entries.reduce(0) { $0 + $1 * $1 }
    #expect(isNear(series[0].y[0], square.squareRoot(), within: 1e-15))
  }

  /// Each matrix by itself: the product of its eigenvalues' sizes is |det|, whose mean logarithm is the
  /// sum of the exponents, and a hundred factors make none of them larger.
  @Test func eigenvaluesAreThoseOfEachFactor() throws {
    let series = ExperimentRun.series(
      of: .matrixProduct(MatrixProduct(size: 4, factors: 99, seed: 3)))
    #expect(series.map(\.name).suffix(4) == (1...4).map { "eigenvalue \($0)" })
    let sizes = series.suffix(4).map(\.y)
    var logarithms = 0.0
    for factor in 0..<100 {
      let own = sizes.map { $0[factor] }
      #expect(own == own.sorted(by: >))
      #expect(own[0] < 6)
      logarithms += Operation.log.value([Tensor(own.reduce(1, *))]).elements[0]
    }
    let exponents = try series[1...4].map { try #require($0.y.last) }
    #expect(isNear(exponents.reduce(0, +), logarithms / 100, within: 1e-10))
  }

  /// Entries whose squares no double holds have logarithms all the same.
  @Test(arguments: [1e-170, 1e160]) func ofAnySize(scale: Double) throws {
    func exponent(_ scale: Double) throws -> Double {
      let series = ExperimentRun.series(
        of: .matrixProduct(MatrixProduct(size: 2, factors: 0, scale: scale, seed: 1)))
      return try #require(series[1].y.first)
    }
    let log = Operation.log.value([Tensor(scale)]).elements[0]
    #expect(isNear(try exponent(scale), try exponent(1) + log, within: 1e-9))
  }

  @Test func columnsAreMadeOrthonormal() {
    var stream = RandomStream(seed: 2, name: "Q")
    let a = Tensor(Shape(7, 5), (0..<35).map { _ in stream.normal() })
    let (q, sizes) = a.orthonormalized()
    let product = q.transposed.times(q)
    for row in 0..<5 {
      for column in 0..<5 {
        #expect(isNear(product[row, column], row == column ? 1 : 0, within: 1e-15))
      }
    }
    // R = Qᵀ A has the sizes on its diagonal, and nothing below it.
    let r = q.transposed.times(a)
    for row in 0..<5 {
      #expect(isNear(r[row, row], sizes[row], within: 1e-14))
      for column in 0..<row { #expect(isNear(r[row, column], 0, within: 1e-14)) }
    }
  }
}
