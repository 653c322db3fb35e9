import Screen
import Testing

@Suite struct GeometryTests {
  @Test func nothingHasANegativeSize() {
    #expect(Size(columns: -1, rows: -9) == Size(0, 0))
    #expect(Rect(row: 1, column: 1, width: -5, height: -5).isEmpty)
  }

  @Test func theCommonPartOfAreas() {
    let a = Rect(row: 0, column: 0, width: 10, height: 4)
    let b = Rect(row: 2, column: 6, width: 10, height: 10)
    #expect(a.intersection(b) == Rect(row: 2, column: 6, width: 4, height: 2))
    #expect(a.intersection(b) == b.intersection(a))
    #expect(a.intersection(Rect(row: 9, column: 0, width: 1, height: 1)).isEmpty)
  }

  @Test func insetsShrinkToNothingAndNotBeyond() {
    let a = Rect(row: 2, column: 2, width: 10, height: 4)
    #expect(a.inset(rows: 1, columns: 2) == Rect(row: 3, column: 4, width: 6, height: 2))
    #expect(a.inset(rows: 3, columns: 0).isEmpty)
    #expect(a.inset(rows: -1, columns: -1) == Rect(row: 1, column: 1, width: 12, height: 6))
  }

  @Test func arithmeticAtTheEndsOfIntSaturates() {
    let huge = Rect(row: .max, column: .max, width: .max, height: .max)
    let low = Rect(row: .min, column: .min, width: .max, height: .max)
    #expect(huge.intersection(low).isEmpty)
    #expect(huge.endRow == .max)
    #expect(huge.inset(rows: .min, columns: .min).row == -1)
    #expect(low.moved(rows: -1, columns: -1).row == .min)
    #expect(!huge.contains(Position(row: .max, column: .max)))
  }
}
