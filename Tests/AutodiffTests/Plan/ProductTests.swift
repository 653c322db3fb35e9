import Support
import Testing

@testable import Autodiff

/// The product of matrices, against the order of the textbook: bit by bit, by vectors of every width
/// that this processor has.
@Suite struct Products {
  /// Σₖ aᵢₖ bₖⱼ from k = 1 on, each product and each sum rounded, and then what is added.
  private func textbook(_ a: Tensor, _ b: Tensor, adding c: Tensor?) -> Tensor {
    var product = Tensor.zeros(Shape(a.rows, b.columns))
    for row in 0..<a.rows {
      for column in 0..<b.columns {
        for inner in 0..<a.columns { product[row, column] += a[row, inner] * b[inner, column] }
        if let c { product[row, column] += c[row, column] }
      }
    }
    return product
  }

  private enum Addend: CaseIterable {
    case none, matrix, column, row
  }

  /// A B + C as a plan has it: by strides, for matrices as they are or turned, over a block in which
  /// every number starts as NaN.
  private func expectTextbook(
    _ a: Tensor, _ b: Tensor, _ c: Tensor, turned: (a: Bool, b: Bool), adding addend: Addend
  ) {
    let shape = Shape(a.rows, b.columns)
    var memory: [Double] = []
    func place(_ tensor: Tensor, turned: Bool = false) -> Region {
      let tensor = turned ? tensor.transposed : tensor
      let region = Region(at: memory.count, tensor.shape)
      memory += tensor.elements
      return turned ? region.transposed : region
    }
    let (left, right) = (place(a, turned: turned.a), place(b, turned: turned.b))
    let added: Region? =
      switch addend {
      case .none: nil
      case .matrix: place(c)
      case .column: place(Tensor(Shape(c.rows, 1), c.column(0))).stretched(to: shape)
      case .row: place(Tensor(Shape(1, c.columns), c.row(0))).stretched(to: shape)
      }
    let result = Region(at: memory.count, shape)
    let panel = memory.count + shape.count
    let size = panel + b.rows * Matrix.panelWidth
    memory += repeatElement(.nan, count: size - memory.count)
    let stretched: Tensor? =
      memory.withUnsafeMutableBufferPointer { memory in
        memory.baseAddress.flatMap { start in added.map { $0.matrix(in: start).tensor } }
      }
    let expected = textbook(a, b, adding: stretched)
    #expect(!Matrix.widths.isEmpty)
    for width in Matrix.widths {
      let product = memory.withUnsafeMutableBufferPointer { memory in
        memory.baseAddress.map { start in
          result.matrix(in: start).becomeProduct(
            left.matrix(in: start), right.matrix(in: start), panel: start + panel,
            adding: added?.matrix(in: start), by: width)
          return result.matrix(in: start).tensor
        }
      }
      #expect(
        product.hasBits(of: expected),
        "\(a.shape) turned \(turned.a), \(b.shape) turned \(turned.b), \(addend), \(width)")
    }
    #expect(a.times(b).hasBits(of: textbook(a, b, adding: nil)))
  }

  /// Whatever is left over of eight, four and two, in rows and in columns.
  @Test(arguments: 1...17) func ofEverySizeAreTheTextbooks(_ rows: Int) {
    var numbers = RandomNumbers(seed: UInt64(rows))
    for columns in 1...19 {
      for inner in [1, 2, 7, 40] {
        let (a, b) = (numbers.tensor(Shape(rows, inner)), numbers.tensor(Shape(inner, columns)))
        let turned = (a: columns % 2 == 0, b: (columns + inner) % 3 == 0)
        expectTextbook(
          a, b, numbers.tensor(Shape(rows, columns)), turned: turned,
          adding: numbers.element(Addend.allCases))
      }
    }
  }

  /// Large enough that columns are put side by side before they are read.
  @Test func ofFarColumnsAreTheTextbooks() {
    var numbers = RandomNumbers(seed: 1)
    let (a, b) = (numbers.tensor(Shape(67, 3)), numbers.tensor(Shape(3, 271)))
    for addend in Addend.allCases {
      expectTextbook(a, b, numbers.tensor(Shape(67, 271)), turned: (false, false), adding: addend)
    }
  }

  /// NaN, both infinities, both zeros, and what overflows or is lost.
  @Test(arguments: 0..<100) func ofNumbersThatAreNotFiniteAreTheTextbooks(_ seed: Int) {
    var numbers = RandomNumbers(seed: UInt64(seed))
    func draw(_ shape: Shape) -> Tensor {
      Tensor(
        shape,
        (0..<shape.count).map { _ in
          numbers.element([
            .nan, .infinity, -.infinity, 0, -0.0, 1e300, -1e300, .leastNonzeroMagnitude,
            numbers.number(), numbers.number(), numbers.number(), numbers.number(),
          ])
        })
    }
    let (rows, inner, columns) = (1 + seed % 11, 1 + seed % 3, 1 + seed % 13)
    expectTextbook(
      draw(Shape(rows, inner)), draw(Shape(inner, columns)), draw(Shape(rows, columns)),
      turned: (seed % 2 == 0, seed % 5 == 0), adding: Addend.allCases[seed % 4])
  }
}
