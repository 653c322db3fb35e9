extension Tensor {
  /// The sizes |λ| of the eigenvalues of a square matrix, from the largest; NaN where an entry is
  /// not finite. O(n³).
  ///
  /// By the QR algorithm with Wilkinson's shift, on a Hessenberg matrix of complex numbers (Golub and
  /// Van Loan, Matrix Computations, section 7.5): what falls below the rounding of its neighbours is
  /// taken for 0, and the matrix comes apart there. Exact to a few units of the last digit of the
  /// largest, as all of them come from the entries together.
  /// - Precondition: there are as many rows as columns.
  package var eigenvalueSizes: [Double] {
    precondition(rows == columns, "\(shape) has no eigenvalues")
    let largest = elements.reduce(0) { Swift.max($0, abs($1)) }
    guard elements.allSatisfy(\.isFinite) else { return Array(repeating: .nan, count: rows) }
    // A zero matrix has nothing to be scaled by.
    guard largest > 0 else { return Array(repeating: 0, count: rows) }
    var matrix = HessenbergMatrix(self.map { $0 / largest })
    return matrix.eigenvalues().map { $0.size * largest }.sorted(by: >)
  }
}

private struct Complex {
  var real = 0.0
  var imaginary = 0.0

  static func + (a: Complex, b: Complex) -> Complex {
    Complex(real: a.real + b.real, imaginary: a.imaginary + b.imaginary)
  }
  static func - (a: Complex, b: Complex) -> Complex {
    Complex(real: a.real - b.real, imaginary: a.imaginary - b.imaginary)
  }
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(
      real: a.real * b.real - a.imaginary * b.imaginary,
      imaginary: a.real * b.imaginary + a.imaginary * b.real)
  }
  static func * (a: Double, b: Complex) -> Complex {
    Complex(real: a * b.real, imaginary: a * b.imaginary)
  }

  var conjugate: Complex { Complex(real: real, imaginary: -imaginary) }

  /// |z|, of numbers whose squares a double may not hold.
  var size: Double {
    let (small, large) = (min(abs(real), abs(imaginary)), max(abs(real), abs(imaginary)))
    guard small > 0 else { return large }
    let quotient = small / large
    return large * (1 + quotient * quotient).squareRoot()
  }

  /// The root whose real part is not negative.
  var squareRoot: Complex {
    let size = size
    let root = Complex(
      real: max(0, (size + real) / 2).squareRoot(),
      imaginary: max(0, (size - real) / 2).squareRoot())
    return imaginary < 0 ? root.conjugate : root
  }
}

/// A matrix with nothing below the first diagonal under the main one.
private struct HessenbergMatrix {
  private let count: Int
  private var rows: [[Complex]]

  /// Similar to a matrix: with the same eigenvalues.
  init(_ matrix: Tensor) {
    count = matrix.rows
    rows = (0..<matrix.rows).map { row in
      (0..<matrix.columns).map { Complex(real: matrix[row, $0]) }
    }
    guard count > 2 else { return }
    for column in 0..<count - 2 {
      for row in (column + 2..<count).reversed() {
        rotate(row - 1, row, by: rotation(rows[row - 1][column], rows[row][column]), 0..<count)
        rows[row][column] = Complex()
      }
    }
  }

  /// Rounds of the algorithm for an eigenvalue; two or three are usual.
  private static let mostRounds = 100

  mutating func eigenvalues() -> [Complex] {
    var found: [Complex] = []
    var end = count
    var round = 0
    while end > 0 {
      let start = self.start(ofBlockBefore: end)
      if start == end - 1 || round == Self.mostRounds {
        found.append(start == end - 1 ? rows[end - 1][end - 1] : Complex(real: .nan))
        end -= 1
        round = 0
        continue
      }
      round += 1
      step(start..<end, shift: shift(before: end, round: round))
    }
    return found
  }

  /// Where the last block begins that does not come apart.
  private func start(ofBlockBefore end: Int) -> Int {
    var start = end - 1
    while start > 0 {
      let neighbours = rows[start - 1][start - 1].size + rows[start][start].size
      let least = Double.ulpOfOne * (neighbours > 0 ? neighbours : 1)
      if rows[start][start - 1].size <= least { break }
      start -= 1
    }
    return start
  }

  /// The eigenvalue of the last two rows and columns that is nearer to the last entry; now and then
  /// another number, for a matrix that would only turn around.
  private func shift(before end: Int, round: Int) -> Complex {
    let (a, b) = (rows[end - 2][end - 2], rows[end - 2][end - 1])
    let (c, d) = (rows[end - 1][end - 2], rows[end - 1][end - 1])
    if round % 10 == 0 { return Complex(real: d.size + c.size) }
    let half = 0.5 * (a - d)
    let root = (half * half + b * c).squareRoot
    let middle = 0.5 * (a + d)
    let (first, second) = (middle + root, middle - root)
    return (first - d).size < (second - d).size ? first : second
  }

  /// One round: A − s I = Q R, and R Q + s I in its place.
  private mutating func step(_ block: Range<Int>, shift: Complex) {
    for index in block { rows[index][index] = rows[index][index] - shift }
    var rotations: [Rotation] = []
    for row in block.dropLast() {
      let rotation = rotation(rows[row][row], rows[row + 1][row])
      rotateRows(row, row + 1, by: rotation, row..<block.upperBound)
      rows[row + 1][row] = Complex()
      rotations.append(rotation)
    }
    for (row, rotation) in zip(block, rotations) {
      rotateColumns(row, row + 1, by: rotation, block.lowerBound..<row + 2)
    }
    for index in block { rows[index][index] = rows[index][index] + shift }
  }

  private typealias Rotation = (cosine: Complex, sine: Complex)

  /// That which turns (a, b) into (r, 0).
  private func rotation(_ a: Complex, _ b: Complex) -> Rotation {
    let (first, second) = (a.size, b.size)
    let largest = max(first, second)
    guard largest > 0 else { return (Complex(real: 1), Complex()) }
    let length =
      largest
      * ((first / largest) * (first / largest) + (second / largest) * (second / largest))
      .squareRoot()
    return ((1 / length) * a, (1 / length) * b)
  }

  /// Rows, and columns likewise, so that the eigenvalues stay.
  private mutating func rotate(
    _ first: Int, _ second: Int, by rotation: Rotation, _ all: Range<Int>
  ) {
    rotateRows(first, second, by: rotation, all)
    rotateColumns(first, second, by: rotation, all)
  }

  private mutating func rotateRows(
    _ first: Int, _ second: Int, by rotation: Rotation, _ columns: Range<Int>
  ) {
    for column in columns {
      let (upper, lower) = (rows[first][column], rows[second][column])
      rows[first][column] = rotation.cosine.conjugate * upper + rotation.sine.conjugate * lower
      rows[second][column] = rotation.cosine * lower - rotation.sine * upper
    }
  }

  private mutating func rotateColumns(
    _ first: Int, _ second: Int, by rotation: Rotation, _ rowRange: Range<Int>
  ) {
    for row in rowRange {
      let (left, right) = (rows[row][first], rows[row][second])
      rows[row][first] = left * rotation.cosine + right * rotation.sine
      rows[row][second] = right * rotation.cosine.conjugate - left * rotation.sine.conjugate
    }
  }
}
