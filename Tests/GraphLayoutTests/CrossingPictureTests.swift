import Testing

@testable import GraphLayout

/// What a reader sees where edges must cross: a crossing breaks the horizontal line.
@Suite struct CrossingPicture {
  @Test func twoByTwoTakesOneDetour() {
    let sample = Sample("a c, a d, b c, b d")
    #expect(
      sample.picture == """
        ╭─╮   ╭─╮
        │a├┬┬─┤c│
        ╰─╯│▲ ╰─╯
           ╰│╮
        ╭─╮ ││╭─╮
        │b├─┴┴┤d│
        ╰─╯   ╰─╯
        """)
  }

  @Test func threeByThreeCanStillBeFollowed() {
    let sample = Sample("a d, a e, a f, b d, b e, b f, c d, c e, c f")
    #expect(
      sample.picture == """
        ╭─╮         ╭─╮
        │a├┬┬┬┬─────┤d│
        ╰─╯││▲▲     ╰─╯
           │╰││───╮
        ╭─╮╰─││─╮ │ ╭─╮
        │b├──┴│─│┬┴┬┤e│
        ╰─╯   │ ││ │╰─╯
              │╭││─╯
        ╭─╮   │││▼  ╭─╮
        │c├───┴┴┴┴──┤f│
        ╰─╯         ╰─╯
        """)
  }

  @Test func aDetourGoesAroundWhereThereIsNoRowBetween() {
    let sample = Sample(
      "a c, a d, b c, b d", height: 1, portRow: 0, spacing: .init(rowGap: 0))
    #expect(
      sample.picture == """
           ╭─╮
        a▪▪┴┬│c▪▪
        b▪▪─┴┴d▪▪
        """)
  }

  @Test func shortcutsCrossOnce() {
    let sample = Sample("x a b c d e, x c, b e, a d")
    #expect(
      sample.picture == """
            ╭─────────╮
            │    ╭────│────╮
        ╭─╮ │╭─╮ │╭─╮ │╭─╮ │╭─╮  ╭─╮
        │x├─┴┤a├─┴┤b├┬┴┤c├─┴┤d├─┬┤e│
        ╰─╯  ╰─╯  ╰─╯│ ╰─╯  ╰─╯ │╰─╯
                     ╰──────────╯
        """)
  }

  @Test func aJoinOfFourArmsIsNoCrossing() {
    let sample = Sample("x y z w, x z, x w, y w")
    #expect(
      sample.picture == """
            ╭────┬────╮
        ╭─╮ │╭─╮ ▼╭─╮ │╭─╮
        │x├─┴┤y├┬┴┤z├─┼┤w│
        ╰─╯  ╰─╯│ ╰─╯ │╰─╯
                ╰─────╯
        """)
  }

  @Test func arrowsTellWhichLineFeedsWhich() {
    let sample = Sample("a c e, b d f, a d")
    #expect(
      sample.picture == """
        ╭─╮  ╭─╮  ╭─╮
        │a├─┬┤c├──┤e│
        ╰─╯ │╰─╯  ╰─╯
            │
        ╭─╮ ▼╭─╮  ╭─╮
        │b├─┴┤d├──┤f│
        ╰─╯  ╰─╯  ╰─╯
        """)
  }

  @Test func attention() {
    let sample = Sample("x q, x k, x v, q s, k s, s a, a o, v o, o r, x r, r l")
    #expect(
      sample.picture == """
                      ╭─────────╮
                      │╭─╮      │
            ╭─────────┴┤v├─╮    │
        ╭─╮ │╭─╮       ╰─╯ │    │
        │x├─┼┤q├─╮         │    │
        ╰─╯ │╰─╯ │╭─╮  ╭─╮ │╭─╮ │╭─╮  ╭─╮
            │    ├┤s├──┤a├─┴┤o├─┴┤r├──┤l│
            │╭─╮ │╰─╯  ╰─╯  ╰─╯  ╰─╯  ╰─╯
            ╰┤k├─╯
             ╰─╯
        """)
  }

  @Test func theASCIITwinKeepsCrossingsAndArrowsApart() {
    let sample = Sample("a c, a d, b c, b d")
    #expect(
      sample.layout.picture(labels: sample.names, ascii: true).joined(separator: "\n") == """
        +-+   +-+
        |a+++-+c|
        +-+|^ +-+
           +|+
        +-+ ||+-+
        |b+-+++d|
        +-+   +-+
        """)
  }
}
