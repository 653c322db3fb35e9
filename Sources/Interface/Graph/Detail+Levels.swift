import Autodiff
import Screen

// What is tried, from the most to the least.
extension Detail {
  /// With every entry of every matrix as a number: for each width of the numbers what is tried in
  /// turn until the graph fits its pane.
  ///
  /// - Parameter hasMatrices: without them there are fewer ways to stand a number.
  static func exact(_ pane: Size, hasMatrices: Bool) -> [[Detail]] {
    let widths = [
      (scalar: 9, leaf: 7, matrix: 7, gap: 5), (7, 6, 6, 4), (6, 5, 5, 3), (6, 6, 5, 1),
      (5, 5, 5, 2),
      (5, 4, 4, 2), (4, 4, 0, 3), (4, 4, 0, 2), (0, 0, 0, 1),
    ]
    let high = widths.map { scalar, leaf, matrix, gap in
      [false, true].flatMap { isInBorders in
        (hasMatrices ? [Form.Standing.below, .beside, .inPlace] : [.below]).map { standing in
          Detail(
            scalarColumns: scalar, leafColumns: leaf, matrices: .numbers(columns: matrix),
            leaves: .full, leafStanding: standing, tallest: pane.rows,
            hasNamesInBorders: isInBorders, gap: gap, largest: Extent.largest)
        }
      }
    }
    let flat = [(scalar: 5, matrix: 5, gap: 3), (5, 4, 2), (0, 0, 1)].map { widths in
      [false, true].flatMap { isInBorders in
        Detail.flat(
          widths.scalar, widths.matrix, isInBorders, gap: widths.gap, pane, hasMatrices: hasMatrices
        )
      }
    }
    // Where there is room for all digits, what matters is where things stand.
    return [high[..<roomy].flatMap(\.self)] + high[roomy...] + flat
  }

  /// So many widths of numbers differ in the gaps alone.
  private static let roomy = 3

  /// The same, in which a gradient that is known takes the place of its value at every step.
  static func exactInPlace(_ pane: Size) -> [[Detail]] {
    exact(pane, hasMatrices: true).compactMap { details in
      let inPlace = details.filter { $0.leafStanding == .inPlace || $0.isFlat }.map { detail in
        var detail = detail
        detail.leafStanding = .inPlace
        detail.keepsBoth = false
        return detail
      }
      return inPlace.isEmpty ? nil : inPlace
    }
  }

  /// Of all with numbers.
  static let narrowest = Detail(
    scalarColumns: 0, leafColumns: 0, matrices: .numbers(columns: 0), leaves: .full,
    leafStanding: .inPlace, hasNamesInBorders: true, gap: 1, largest: Extent.largest)

  /// Of few rows, for graphs whose boxes stand below one another.
  private static func flat(
    _ scalarColumns: Int, _ matrixColumns: Int, _ hasNamesInBorders: Bool, gap: Int, _ pane: Size,
    hasMatrices: Bool
  ) -> [Detail] {
    let listed = [
      (tallest: pane.rows, isInRow: false, rowGap: 1), (pane.rows * 3 / 5, false, 1), (0, false, 1),
    ]
    let ways = listed.suffix(hasMatrices ? 3 : 1) + [(0, true, 1), (0, true, 0)]
    return ways.map { tallest, isInRow, rowGap in
      Detail(
        scalarColumns: scalarColumns, leafColumns: scalarColumns,
        matrices: .numbers(columns: matrixColumns), leaves: .listed,
        standing: tallest > 0 ? .below : .beside, leafStanding: .beside, isFlat: true,
        areLeavesInRow: isInRow, tallest: tallest, hasNamesInBorders: hasNamesInBorders, gap: gap,
        rowGap: rowGap, largest: Extent.largest)
    }
  }

  /// With what a step is about as numbers, of graphs with matrices.
  static func following(_ pane: Size) -> [Detail] {
    let widths = [(scalar: 5, leaf: 4, matrix: 5, gap: 2), (4, 4, 0, 2), (0, 0, 0, 1)]
    let high = widths.flatMap { scalar, leaf, matrix, gap in
      [false, true].flatMap { isInBorders in
        [Form.Standing.below, .beside].map { standing in
          Detail(
            scalarColumns: scalar, leafColumns: leaf, matrices: .numbers(columns: matrix),
            leaves: .full, standing: standing, leafStanding: .inPlace, tallest: pane.rows,
            hasNamesInBorders: isInBorders, gap: gap, largest: Extent.largest)
        }
      }
    }
    return high
      + [(5, 4, 2), (0, 0, 1)].flatMap { flat($0, $1, true, gap: $2, pane, hasMatrices: true) }
  }

  /// With less, from the most to the least.
  static let reduced: [Detail] = [
    Detail(
      leafColumns: 5, matrices: .numbers(columns: 5), leaves: .full, gap: 2, largest: Shape(6, 6)),
    Detail(leafColumns: 5, matrices: .numbers(columns: 5), gap: 3, largest: Shape(6, 6)),
    Detail(
      scalarColumns: 7, leafColumns: 5, matrices: .shades(columns: 2),
      leaves: .full, gap: 4, largest: Shape(6, 8)),
    Detail(
      scalarColumns: 6, leafColumns: 5, matrices: .shades(columns: 2), gap: 4, largest: Shape(6, 8)),
    Detail(matrices: .shades(columns: 2), gap: 2, largest: Shape(5, 6)),
    Detail(matrices: .shades(columns: 2), standing: .beside, gap: 3, largest: Shape(5, 6)),
    Detail(matrices: .shades(columns: 1), standing: .beside, gap: 4, largest: Shape(5, 9)),
    Detail(matrices: .shades(columns: 1), standing: .beside, gap: 2, largest: Shape(5, 9)),
    Detail(matrices: .shape, gap: 2),
    Detail(matrices: .shape, leaves: .listed, gap: 2),
    Detail(leafColumns: 2, matrices: .shape, leaves: .name, gap: 2),
    Detail(leafColumns: 2, matrices: .shape, leaves: .name, showsGradient: false, gap: 2),
    // Names as long as beta0 and omega0 take room under a box, at the cost of a digit in it.
    Detail(scalarColumns: 4, matrices: .shape, gap: 3),
  ]
}
