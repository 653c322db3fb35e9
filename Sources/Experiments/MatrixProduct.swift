internal import Autodiff

/// One random matrix, multiplied by many more: how the size of the product grows, and at which rate
/// in each direction (D2L, section 5.4; Newman 1986, "The distribution of Lyapunov exponents").
///
/// The eigenvalues of a long product are rounding noise: its smallest direction is lost beside the
/// largest. So the exponents are found by QR: Q R = A Q' for each factor A, and the logarithms of
/// R's diagonal add up. Those of each factor by itself stand beside them: their sizes stay what they
/// are, however long the product is.
public struct MatrixProduct: Sendable {
  /// Of the square matrices.
  public let size: Int
  /// How many matrices the first is multiplied by.
  public let factors: Int
  /// The standard deviation of an entry, whose mean is 0.
  public let scale: Double
  public let seed: UInt64

  /// - Precondition: `size` is positive, `factors` is not negative.
  public init(size: Int, factors: Int, scale: Double = 1, seed: UInt64) {
    precondition(size > 0 && factors >= 0, "a product has matrices")
    self.size = size
    self.factors = factors
    self.scale = scale
    self.seed = seed
  }

  var outlines: [SeriesOutline] {
    let norm = SeriesOutline(
      name: "norm", count: factors + 1, scale: .logarithmic, x: "factor",
      y: "root of the sum of squares of the product's entries")
    return [norm]
      + (1...size).map {
        SeriesOutline(
          name: "exponent \($0)", count: factors + 1, scale: .linear,
          x: "factor",
          y: "mean growth for each matrix, as a logarithm, of direction \($0)")
      }
      + (1...size).map {
        SeriesOutline(
          name: "eigenvalue \($0)", count: factors + 1, scale: .linear,
          x: "factor",
          y: "size of eigenvalue \($0) of the matrix by itself, from the largest")
      }
  }

  var numbersNeeded: Int { 6 * size * size + (2 * size + 1) * (factors + 1) * 2 }
  /// Two products of matrices for each factor, as much again for QR, and ten times that for the
  /// eigenvalues: about three rounds for each, in complex numbers.
  var operationsNeeded: Double {
    let size = Double(size)
    return 88 * size * size * size * Double(factors)
  }

  var remark: String {
    "One draw of normal entries (seed \(seed)); exponents by QR, eigenvalues of each matrix by itself."
  }

  private static let most = 100
  private var perSlice: Int { max(1, min(Self.most, 100_000 / (size * size * size))) }
  var sliceCount: Int { factors / perSlice + 1 }
  var slices: any Slices { Work(self) }

  private struct Work: Slices {
    let experiment: MatrixProduct
    private var stream: RandomStream
    private var product: Tensor
    private var frame: Tensor
    private var logarithms: [Double]
    private var done = 0

    init(_ experiment: MatrixProduct) {
      self.experiment = experiment
      stream = RandomStream(seed: experiment.seed, name: "A")
      product = .identity(experiment.size)
      frame = product
      logarithms = Array(repeating: 0, count: experiment.size)
    }

    mutating func next() -> [Growth]? {
      let count = min(experiment.perSlice, experiment.factors + 1 - done)
      guard count > 0 else { return nil }
      var x: [Double] = []
      var norms: [Double] = []
      var exponents = logarithms.map { _ in [Double]() }
      var eigenvalues = exponents
      for _ in 0..<count {
        let factor = multiply()
        x.append(Double(done))
        done += 1
        norms.append(Operation.norm.value([product]).elements[0])
        for index in logarithms.indices {
          exponents[index].append(logarithms[index] / Double(done))
        }
        for (index, size) in factor.eigenvalueSizes.enumerated() {
          eigenvalues[index].append(size)
        }
      }
      return [Growth(index: 0, x: x, y: norms)]
        + (exponents + eigenvalues).enumerated().map { Growth(index: $0 + 1, x: x, y: $1) }
    }

    /// - Returns: the factor that came to the product.
    private mutating func multiply() -> Tensor {
      let factor = Initializer.normal.tensor(
        Shape(experiment.size, experiment.size),
        settings: ["mean": 0, "std": experiment.scale], from: &stream)
      product = factor.times(product)
      let (orthonormal, sizes) = factor.times(frame).orthonormalized()
      frame = orthonormal
      for index in logarithms.indices { logarithms[index] += naturalLogarithm(sizes[index]) }
      return factor
    }
  }
}
