import Autodiff
import Lessons
import Study
import Testing

@Suite struct TravelTests {
  private static let ways: [Travel] = [
    .next, .back, .nextPass, .previousPass, .first, .last, .parts(1), .parts(-1), .parts(.max),
    .iterations(1), .iterations(-1), .iterations(.min), .update(1), .node(0), .node(4),
    .spot(Spot(part: 9, iteration: 9, position: 99)),
    .spot(Spot(part: -1, iteration: -1, position: -1)),
  ]

  /// Every spot of a lesson that trains; nothing is updated at its last iteration.
  private func spots(_ study: Study) -> [Spot] {
    (0...(study.lastIteration ?? 0)).flatMap { iteration in
      var study = study
      study.perform(.travel(.spot(Spot(iteration: iteration, position: .max))))
      return (0...study.spot.position).map { Spot(iteration: iteration, position: $0) }
    }
  }

  @Test func everyWayLeadsToASpotOfTheLesson() throws {
    let start = try #require(Study(try Fixture.training()))
    let spots = spots(start)
    #expect(spots.count > 20)
    for spot in spots {
      var study = start
      study.perform(.travel(.spot(spot)))
      #expect(study.spot == spot)
      for way in Self.ways {
        var moved = study
        moved.perform(.travel(way))
        #expect(spots.contains(moved.spot), "\(way) from \(spot)")
        if study.isDisabled(.travel(way)) { #expect(moved.spot == spot, "\(way) from \(spot)") }
      }
    }
  }

  /// Ahead is looked once at each iteration but the last, and nothing that is seen depends on it.
  @Test func theNextUpdateIsWorkedOutAhead() throws {
    var study = try #require(Study(try Fixture.training()))
    var plain = study
    for _ in 0..<3 {
      #expect(study.canWorkAhead)
      study.workAhead()
      #expect(!study.canWorkAhead)
      study.perform(.travel(.iterations(1)))
      plain.perform(.travel(.iterations(1)))
      #expect(study.spot == plain.spot)
      for node in study.moment.graph.nodes {
        #expect(study.moment[.value(node.id)].tensor == plain.moment[.value(node.id)].tensor)
      }
    }
    #expect(!study.canWorkAhead)
  }

  @Test func aTaskIsLeftWhereAnotherIterationIsReached() throws {
    var study = try #require(Study(try Fixture.training()))
    study.perform(.travel(.last))
    study.perform(.value(.begin))
    #expect(study.moment.triedTask != nil)
    study.perform(.travel(.back))
    #expect(study.moment.triedTask != nil)
    guard case .taskLeft(isEdited: false) = study.perform(.travel(.iterations(1))) else {
      Issue.record("it is not said that the task was left")
      return
    }
    #expect(study.moment.triedTask == nil)
  }
}
