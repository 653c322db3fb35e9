import Autodiff
import Interface
import Lessons
import Notation
import Study

// A step of a class as members of a message, and read from one.

extension ClassStep {
  var members: [(key: String, value: JSON)] {
    [
      ("lesson", .string(lesson)), ("digest", .string(digest)),
      ("learner", learner.map(JSON.string) ?? .null),
      ("graph", graph.map { .object($0.members) } ?? .null),
      ("experiment", experiment.map { .object($0.members) } ?? .null),
      ("beat", .object(beat.members)),
      ("hands", .array(hands.map { .array($0.map(JSON.integer)) })),
      ("chosen", chosen.map(JSON.string) ?? .null), ("example", example.map(JSON.integer) ?? .null),
      ("plot", plot.map(JSON.integer) ?? .null),
      ("reading", reading.map { .object($0.members) } ?? .null),
      ("symbols", .bool(isSymbolic)), ("blank", .bool(isBlank)),
    ]
  }

  init(_ json: RoomJSON) throws(MessageError) {
    self.init(
      lesson: try json.string("lesson"), digest: try json.string("digest"),
      learner: try json.optionalString("learner"),
      graph: try json.member("graph").map { (member) throws(MessageError) in
        try StudyStand(member)
      },
      experiment: try json.member("experiment").map { (member) throws(MessageError) in
        try ExperimentStand(member)
      },
      beat: try Beat(json.member("beat")), hands: try json.counts("hands"),
      chosen: try json.optionalString("chosen"),
      example: try json.optionalInteger("example", in: 0...RoomJSON.most),
      plot: try json.optionalInteger("plot", in: 0...RoomJSON.most),
      reading: try json.member("reading").map { (member) throws(MessageError) in
        try PlotPoint(member)
      },
      isSymbolic: try json.bool("symbols"), isBlank: try json.bool("blank"))
    // There is something to be seen, and no lesson is called so that it could not be found.
    guard graph != nil || experiment != nil, lesson.utf8.count <= RoomJSON.longestName else {
      throw .malformed
    }
  }
}

extension PlotPoint {
  var members: [(key: String, value: JSON)] {
    [("series", .integer(series)), ("point", .integer(point))]
  }

  init(_ json: RoomJSON) throws(MessageError) {
    self.init(
      series: try json.integer("series", in: 0...RoomJSON.most),
      point: try json.integer("point", in: 0...RoomJSON.most))
  }
}

extension StudyStand {
  var members: [(key: String, value: JSON)] {
    spot.members + [
      ("settled", JSON(names: settled)), ("asked", JSON(names: asked)),
      (
        "edits",
        .object(edits.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSON($0.value)) })
      ),
      ("rate", rate.map(JSON.number) ?? .null), ("task", task.map(JSON.string) ?? .null),
    ]
  }

  init(_ json: RoomJSON) throws(MessageError) {
    self.init(
      spot: try Spot(json), settled: try json.names("settled"), asked: try json.names("asked"),
      edits: try json.matrices("edits"), rate: try json.optionalNumber("rate"),
      task: try json.optionalString("task"))
  }
}

extension Spot {
  var members: [(key: String, value: JSON)] {
    [
      ("part", .integer(part)), ("iteration", .integer(iteration)), ("step", .integer(position)),
      ("end", .bool(isEnd)),
    ]
  }

  init(_ json: RoomJSON) throws(MessageError) {
    self.init(
      part: try json.integer("part", in: 0...RoomJSON.most),
      iteration: try json.integer("iteration", in: 0...RoomJSON.most),
      position: try json.integer("step", in: 0...RoomJSON.most), isEnd: try json.bool("end"))
  }
}

extension ExperimentStand {
  var members: [(key: String, value: JSON)] {
    [
      ("part", .integer(part)), ("series", .integer(position)), ("seen", .integer(furthest)),
      ("settled", JSON(names: settled)),
      (
        "parameters",
        .object(
          parameters.sorted { $0.key < $1.key }.map { (key: $0.key, value: .string($0.value)) })
      ),
    ]
  }

  init(_ json: RoomJSON) throws(MessageError) {
    self.init(
      part: try json.integer("part", in: 0...RoomJSON.most),
      position: try json.integer("series", in: 0...RoomJSON.most),
      furthest: try json.integer("seen", in: 0...RoomJSON.most), settled: try json.names("settled"),
      parameters: try json.texts("parameters"))
  }
}

extension Beat {
  var members: [(key: String, value: JSON)] {
    switch self {
    case .line(let number): [("shows", .string("line")), ("number", .integer(number))]
    case .said(let page): [("shows", .string("text")), ("number", .integer(page))]
    case .after(let page): [("shows", .string("after")), ("number", .integer(page))]
    case .asked(let id, let page):
      [("shows", .string("question")), ("id", .string(id)), ("number", .integer(page))]
    case .revealed(let id, let page):
      [("shows", .string("answer")), ("id", .string(id)), ("number", .integer(page))]
    case .aim(let id): [("shows", .string("task")), ("id", .string(id))]
    case .solved(let id): [("shows", .string("solution")), ("id", .string(id))]
    case .restored(let id): [("shows", .string("restored")), ("id", .string(id))]
    }
  }

  init(_ json: RoomJSON?) throws(MessageError) {
    guard let json else { throw .malformed }
    let number = try json.optionalInteger("number", in: 0...RoomJSON.most) ?? 0
    switch try json.string("shows") {
    case "line": self = .line(number)
    case "text": self = .said(number)
    case "after": self = .after(number)
    case "question": self = .asked(try json.string("id"), page: number)
    case "answer": self = .revealed(try json.string("id"), page: number)
    case "task": self = .aim(try json.string("id"))
    case "solution": self = .solved(try json.string("id"))
    case "restored": self = .restored(try json.string("id"))
    default: throw .malformed
    }
  }
}

extension ClassHour {
  var members: [(key: String, value: JSON)] {
    [
      ("title", .string(title)), ("minutes", .integer(minutes)), ("planned", .integer(planned)),
      ("elapsed", elapsed.map(JSON.integer) ?? .null), ("note", note.map(JSON.string) ?? .null),
      ("next", next.map(JSON.string) ?? .null),
      ("ends", end.map { .object($0.members) } ?? .null),
      ("onward", onward.map(JSON.string) ?? .null),
    ]
  }

  init(_ json: RoomJSON) throws(MessageError) {
    self.init(
      title: try json.string("title"), minutes: try json.integer("minutes", in: 0...RoomJSON.most),
      planned: try json.integer("planned", in: 0...RoomJSON.most),
      elapsed: try json.optionalInteger("elapsed", in: 0...Int.max / 2),
      note: try json.optionalString("note"), next: try json.optionalString("next"),
      end: try json.member("ends").map { (member) throws(MessageError) in
        try Standpoint(member)
      }, onward: try json.optionalString("onward"))
  }
}

extension Standpoint {
  fileprivate var members: [(key: String, value: JSON)] {
    [
      ("part", .integer(part)), ("graph", .object(spot.members)),
      ("series", experiment.map { .integer($0.position) } ?? .null),
    ]
  }

  fileprivate init(_ json: RoomJSON) throws(MessageError) {
    guard let graph = try json.member("graph") else { throw .malformed }
    let part = try json.integer("part", in: 0...RoomJSON.most)
    let series = try json.optionalInteger("series", in: 0...RoomJSON.most)
    self.init(
      spot: try Spot(graph), part: part,
      experiment: series.map { ExperimentPlace(part: part, position: $0) })
  }
}

extension JSON {
  fileprivate init(names: Set<String>) { self = .array(names.sorted().map(JSON.string)) }
}
