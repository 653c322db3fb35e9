import Testing

@testable import GraphLayout

/// What a reader sees of graphs without entangled edges.
@Suite struct LayoutPicture {
  @Test func aChainIsOneStraightLine() {
    let sample = Sample(
      "x f0 h1 f1 h2 f2 h3 f3 l", width: 7, height: 4, heights: ["f0": 6, "f1": 6])
    #expect(
      sample.picture == """
        ╭─────╮  ╭─────╮  ╭─────╮  ╭─────╮  ╭─────╮  ╭─────╮  ╭─────╮  ╭─────╮  ╭─────╮
        │x    ├──┤f0   ├──┤h1   ├──┤f1   ├──┤h2   ├──┤f2   ├──┤h3   ├──┤f3   ├──┤l    │
        │     │  │     │  │     │  │     │  │     │  │     │  │     │  │     │  │     │
        ╰─────╯  │     │  ╰─────╯  │     │  ╰─────╯  ╰─────╯  ╰─────╯  ╰─────╯  ╰─────╯
                 │     │           │     │
                 ╰─────╯           ╰─────╯
        """)
  }

  @Test func aDiamondIsSymmetric() {
    let sample = Sample("a b d, a c d")
    #expect(
      sample.picture == """
             ╭─╮
            ╭┤b├─╮
        ╭─╮ │╰─╯ │╭─╮
        │a├─┤    ├┤d│
        ╰─╯ │╭─╮ │╰─╯
            ╰┤c├─╯
             ╰─╯
        """)
  }

  @Test func anOddForkKeepsItsMiddleStraight() {
    let sample = Sample("a b e, a c e, a d e")
    #expect(
      sample.picture == """
             ╭─╮
            ╭┤b├─╮
            │╰─╯ │
            │    │
        ╭─╮ │╭─╮ │╭─╮
        │a├─┼┤c├─┼┤e│
        ╰─╯ │╰─╯ │╰─╯
            │    │
            │╭─╮ │
            ╰┤d├─╯
             ╰─╯
        """)
  }

  @Test func aForkWithAShortcut() {
    let sample = Sample("x a f, y a, x f")
    #expect(
      sample.picture == """
        ╭─╮
        │x├─┬────╮
        ╰─╯ ▼╭─╮ │╭─╮
            ├┤a├─┴┤f│
        ╭─╮ │╰─╯  ╰─╯
        │y├─╯
        ╰─╯
        """)
  }

  @Test func aShortcutAndAForkOnOneChain() {
    let sample = Sample("x f1 f2 f3 f4 y, f1 f3, f3 f5 y")
    #expect(
      sample.picture == """
                               ╭──╮
                  ╭─────╮     ╭┤f4├─╮
        ╭─╮  ╭──╮ │╭──╮ │╭──╮ │╰──╯ │╭─╮
        │x├──┤f1├─┴┤f2├─┴┤f3├─┤     ├┤y│
        ╰─╯  ╰──╯  ╰──╯  ╰──╯ │╭──╮ │╰─╯
                              ╰┤f5├─╯
                               ╰──╯
        """)
  }

  @Test func aRegularisedNetworkSharesItsWeights() {
    let sample = Sample("x z h o L J, W1 z, W2 o, y L, W1 s, W2 s, s J", width: 4)
    #expect(
      sample.picture == """
        ╭──╮  ╭──╮  ╭──╮  ╭──╮  ╭──╮  ╭──╮
        │x ├─┬┤z ├──┤h ├─┬┤o ├─┬┤L ├─┬┤J │
        ╰──╯ ▲╰──╯  ╰──╯ ▲╰──╯ │╰──╯ │╰──╯
             │           │     │     │
        ╭──╮ │      ╭──╮ │╭──╮ │     │
        │W1├─┤      │W2├─┤│y ├─╯     │
        ╰──╯ │      ╰──╯ │╰──╯       │
             │           │           │
             │           ▼╭──╮       │
             ╰───────────┴┤s ├───────╯
                          ╰──╯
        """)
  }

  @Test func residualConnectionsRunOverTheBoxes() {
    let sample = Sample("x f1 h1 a1 f2 h2 a2 l, x a1, a1 a2", width: 5)
    #expect(
      sample.picture == """
              ╭─────────────╮      ╭─────────────╮
        ╭───╮ │╭───╮  ╭───╮ │╭───╮ │╭───╮  ╭───╮ │╭───╮  ╭───╮
        │x  ├─┴┤f1 ├──┤h1 ├─┴┤a1 ├─┴┤f2 ├──┤h2 ├─┴┤a2 ├──┤l  │
        ╰───╯  ╰───╯  ╰───╯  ╰───╯  ╰───╯  ╰───╯  ╰───╯  ╰───╯
        """)
  }

  @Test func usesByALaterSumShareALine() {
    let sample = Sample("x a b c d l, a l, b l, c l")
    #expect(
      sample.picture == """
                 ╭────┬────┬────╮
        ╭─╮  ╭─╮ │╭─╮ ▲╭─╮ ▲╭─╮ │╭─╮
        │x├──┤a├─┴┤b├─┴┤c├─┴┤d├─┴┤l│
        ╰─╯  ╰─╯  ╰─╯  ╰─╯  ╰─╯  ╰─╯
        """)
  }

  @Test func unconnectedPartsStandBelowEachOther() {
    let sample = Sample("a b c, d e, g")
    #expect(
      sample.picture == """
        ╭─╮  ╭─╮  ╭─╮
        │a├──┤b├──┤c│
        ╰─╯  ╰─╯  ╰─╯

        ╭─╮  ╭─╮
        │d├──┤e│
        ╰─╯  ╰─╯

        ╭─╮
        │g│
        ╰─╯
        """)
  }

  @Test func theSmallestBoxesWork() {
    let sample = Sample(
      "a c, b c, c d", width: 1, height: 1, portRow: 0, spacing: .init(rowGap: 0))
    #expect(
      sample.picture == """
        a─┬c──d
        b─╯
        """)
  }
}
