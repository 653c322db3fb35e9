import Screen
import Testing

@testable import GraphLayout

/// Routes and the merged grid of one small fork:
///
///     ╭─╮
///     │x├─┬────╮
///     ╰─╯ │╭─╮ │╭─╮
///         ├┤a├─┴┤f│
///     ╭─╮ │╰─╯  ╰─╯
///     │y├─╯
///     ╰─╯
@Suite struct RoutesOfAFork {
  let layout = Sample("x a f, y a, x f").layout

  @Test func theSizeCoversThePicture() {
    #expect(layout.columns == 13)
    #expect(layout.rows == 7)
    #expect(layout.layers == [0, 1, 2, 0])
    #expect(
      layout.frames[1] == .init(row: 2, column: 5, width: 3, height: 3, portRow: 3))
  }

  @Test func aRouteRunsFromPortToPort() throws {
    let route = layout.routes[try #require(layout.route(from: 0, to: 1))]
    #expect(
      route.corners == [
        .init(row: 1, column: 3), .init(row: 1, column: 4), .init(row: 3, column: 4),
      ])
    #expect(
      route.cells == [
        .init(row: 1, column: 3), .init(row: 1, column: 4), .init(row: 2, column: 4),
        .init(row: 3, column: 4),
      ])
    let arms = route.steps.map(\.arms)
    #expect(arms == [.horizontal, [.west, .south], .vertical, [.north, .east]])
    #expect(!route.straight)
  }

  @Test func aRouteInOneRowIsStraight() throws {
    let route = layout.routes[try #require(layout.route(from: 1, to: 2))]
    #expect(route.straight)
    #expect(route.corners == [.init(row: 3, column: 8), .init(row: 3, column: 9)])
  }

  @Test func theGridTellsWhereLinesMeet() throws {
    let shared = try #require(layout.grid[1, 3])
    #expect(shared.junction == .line)
    let fork = try #require(layout.grid[1, 4])
    #expect(fork.junction == .join)
    #expect(fork.glyph == .teeDown)
    let meeting = try #require(layout.grid[3, 4])
    #expect(meeting.glyph == .teeRight)
    #expect(layout.grid[0, 4] == nil)
    #expect(layout.grid[-1, 4] == nil)
    #expect(layout.grid[99, 4] == nil)
  }

  @Test func anEdgeGivenTwiceIsOneRoute() {
    let sample = Sample("x f, x f")
    #expect(sample.layout.routes.count == 1)
    #expect(sample.layout.route(from: 1, to: 0) == nil)
  }
}
