import Autodiff
import Notation
import Testing

/// How numbers are written where they stand alone, in a matrix, in a sentence and in few columns.
@Suite struct MatrixFormats {
  private let format = MatrixFormat(decimals: 2, numbers: NumberText())

  /// Nobody reads thousands of numbers in a sentence.
  @Test(arguments: [
    (20, 20, "[1 1", "1 1]"), (21, 20, "[1 1 1 1 1 1 …; ", "1 1 1 1 1 1 …; …] (corner of 21×20)"),
    (1, 1000, "[1 1 1 1 1 1 …]", " (corner of 1×1000)"),
    (1000, 1, "[1; 1; 1; 1; 1; 1; …]", " (corner of 1000×1)"),
  ])
  func aLargeMatrixHasItsCornerInASentence(
    rows: Int, columns: Int, start: String, end: String
  ) {
    let tensor = Tensor(Shape(rows, columns), filledWith: 1)
    for text in [
      MatrixFormat(decimals: 3, numbers: NumberText()).inline(tensor),
      NumberText().inline(tensor, significant: 6),
    ] {
      #expect(text.hasPrefix(start) && text.hasSuffix(end), "\(text)")
    }
  }

  @Test(
    arguments: [
      ([1, 2, -1], "[1 2 −1]"),
      ([1, 0.25, 0.5], "[1.00 0.25 0.50]"),
      ([0.5, 0, -2.0 / 3], "[0.50 0 −0.67]"),
      ([0.1 * 3, 0.6], "[0.3 0.6]"),
      ([-0.000331, 0.000225], "10⁻⁴ · [−3.31 2.25]"),
      ([0.0031, 0.0214], "10⁻² · [0.31 2.14]"),
      ([0.00999, 0], "10⁻³ · [9.99 0]"),
      ([0.009996, 0], "10⁻² · [1.00 0]"),
      ([1, 0.003], "[1.000 0.003]"),
      ([1, 0.0003], "[1.0000 0.0003]"),
      ([1, 0.00003], "[1.00 3e−5]"),
      ([1, -8.6e-20], "[1.00 −8.6e−20]"),
      ([1_234_567, 0], "10⁶ · [1.23 0]"),
      ([123_456, 0], "[123456 0]"),
      ([0.125, -0.125, 1], "[0.13 −0.13 1.00]"),
      ([.nan, .infinity, 0], "[NaN ∞ 0]"),
      ([.nan, 0.5], "[NaN 0.5]"),
      ([0, 0], "[0 0]"),
      ([.leastNonzeroMagnitude, 0], "10⁻³²⁴ · [5.00 0]"),
      ([1.7e308, -1], "10³⁰⁸ · [1.70 −1e−308]"),
    ] as [([Double], String)])
  func aMatrixInASentence(entries: [Double], expected: String) {
    #expect(format.inline(row(entries)) == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (20, "20"), (2.3, "2.3"), (-0.75, "−0.75"), (0.13861, "0.1386"),
      (-17.0603, "−17.06"),
      (-0.000331, "−3.31e−4"), (-0.00033145, "−3.315e−4"), (0.00133145, "0.001331"),
      (-8.6e-5, "−8.6e−5"),
      (0.1 * 6, "0.6"), (1_234_567, "1.235e6"), (0.0001, "0.0001"), (-0.0, "0"),
    ] as [(Double, String)])
  func aNumberInASentence(number: Double, expected: String) {
    #expect(format.inline(Tensor(number)) == expected)
  }

  @Test func aPowerOfTenInAscii() {
    let format = MatrixFormat(decimals: 2, numbers: NumberText(unicode: false))
    #expect(format.inline(row([-0.000331, 0.000225])) == "1e-4 * [-3.31 2.25]")
  }

  @Test func asManySignificantDigitsAsTheLargestNeeds() {
    let format = MatrixFormat(decimals: nil, significant: 6, numbers: NumberText())
    #expect(format.inline(row([-2.0 / 3, 0.25])) == "[−0.666667 0.250000]")
    #expect(format.inline(row([200.0 / 3, 0.25])) == "[66.6667 0.2500]")
    #expect(format.inline(row([2e-7 / 3, 1e-7])) == "10⁻⁷ · [0.66667 1.00000]")
    #expect(format.inline(row([0.5, 0.25])) == "[0.50 0.25]")
  }

  /// What a reader reads is what is rounded, and nothing but 0 is read as 0.
  @Test func whatIsReadIsWhatIsShown() {
    #expect(format.rounded(row([-0.0003314, 0.000225])) == row([-0.000331, 0.000225]))
    #expect(format.rounded(row([1, 0.00003])) == row([1, 0.00003]))
    #expect(format.rounded(Tensor(2.0 / 3)) == Tensor(0.6667))
    #expect(format.shows(row([0.331, 2]), as: row([0.3311, 2])))
    #expect(!format.shows(row([0.34, 2]), as: row([0.3311, 2])))
  }

  @Test(
    arguments: [
      ([-2.0 / 3, 1.0 / 3], 5, 2), ([-2.0 / 3, 1.0 / 3], 4, nil), ([1, 2, -1], 5, 0),
      ([1, 0.004], 5, 3), ([1, 0.004], 4, nil), ([-123.4, 0.6], 5, nil), ([-0.000331], 5, nil),
    ] as [([Double], Int, Int?)])
  func inFewColumns(entries: [Double], columns: Int, decimals: Int?) {
    let scale = format.narrowed(format.scale(of: row(entries)), to: columns, for: entries)
    #expect(scale?.decimals == decimals)
  }

  @Test(
    arguments: [
      (2.0 / 3, 6, "0.6667"), (2.0 / 3, 4, "0.67"), (2.0 / 3, 3, ".67"), (-2.0 / 3, 4, "−.67"),
      (-2.0 / 3, 2, nil), (-0.00033, 5, "−3e−4"), (5, 1, "5"), (0, 1, "0"),
      (12_345_678, 5, "1.2e7"),
    ] as [(Double, Int, String?)])
  func aNumberInFewColumns(number: Double, columns: Int, expected: String?) {
    #expect(NumberText().fitted(number, columns: columns, digits: 4) == expected)
  }

  @Test func pointsStandBelowOneAnother() {
    let matrix = Tensor(Shape(2, 2), [0.5, 0, -0.25, 3e-9])
    #expect(format.block(matrix).lines == ["⎡  0.50  0    ⎤", "⎣ −0.25  3e−9 ⎦"])
    let small = Tensor(Shape(2, 1), [0.00012, -0.0004])
    #expect(format.block(small).lines == ["10⁻⁴ · ⎡  1.2 ⎤", "       ⎣ −4.0 ⎦"])
    #expect(format.rows(small) == ["10⁻⁴ ·  1.2", "       −4.0"])
  }

  private func row(_ entries: [Double]) -> Tensor { Tensor(Shape(1, entries.count), entries) }
}
