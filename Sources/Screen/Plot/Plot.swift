/// Curves over two axes, as a drawing: what a terminal shows of numbers.
///
/// Each curve has a letter on its line and in the legend, so that no colour is needed to tell them
/// apart.
package struct Plot: Sendable {
  package struct Curve: Sendable {
    package let name: String
    package let x: [Double]
    /// As many; where one has no place on the axis there is a gap.
    package let y: [Double]
    /// The lowest and the highest of several runs.
    package var band: (lowest: [Double], highest: [Double])?
    /// Whether it is not to be seen yet: it has no points, but its letter.
    package var isKeptBack = false
    /// What is to be said beside its name.
    package var remark: String?

    package init(_ name: String, x: [Double], y: [Double]) {
      self.name = name
      self.x = x
      self.y = y
    }
  }

  package struct Side: Sendable {
    package let title: String
    package let scale: PlotScale
    /// Whether it begins and ends with the numbers themselves, and not with round ones.
    package var isExact: Bool
    /// What is to be seen; nil for all.
    package var window: ClosedRange<Double>?

    package init(_ title: String, _ scale: PlotScale = .linear, isExact: Bool = false) {
      self.title = title
      self.scale = scale
      self.isExact = isExact
    }
  }

  package var curves: [Curve]
  package var x: Side
  package var y: Side
  /// A height over each place, drawn as contours.
  package var landscape: (@Sendable ([(x: Double, y: Double)]) -> [Double])?
  /// A point of a curve that is pointed at.
  package var cursor: (curve: Int, point: Int)?

  package init(_ curves: [Curve], x: Side, y: Side) {
    self.curves = curves
    self.x = x
    self.y = y
  }

  /// The letter of a curve, counted from 0.
  package static func letter(_ index: Int) -> Unicode.Scalar {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
    return letters[index % letters.count]
  }

  /// - Parameter labels: how the numbers beside an axis are written, each other than the rest.
  package func draw(
    into frame: inout Frame, in area: Rect, glyphs: Glyphs,
    labels: @escaping ([Double]) -> [String]
  ) {
    PlotDrawing(self, area, glyphs, labels)?.draw(into: &frame)
  }

  /// Whether an area has room for a curve.
  package func fits(
    _ area: Rect, _ glyphs: Glyphs, labels: @escaping ([Double]) -> [String]
  ) -> Bool {
    PlotDrawing(self, area, glyphs, labels) != nil
  }
}
