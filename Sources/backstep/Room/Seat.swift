import Interface
import Lessons
import Room
import Screen

/// A seat in the room: what a class says is shown, and what it has of a lesson that is not here is asked
/// for.
final class Seat: Company {
  private let client: ClassClient
  private let library: LessonFolders
  private let hasNotes: Bool
  /// Lessons by their digests; nil of what cannot be read.
  private var lessons: [String: Lesson?] = [:]
  /// What is put together.
  private var gathered: GatheredText?
  /// The last step of the class, and whether it is shown.
  private var step: ClassStep?
  private var isShown = true

  init(_ client: ClassClient, library: LessonFolders, hasNotes: Bool) {
    self.client = client
    self.library = library
    self.hasNotes = hasNotes
  }

  var attended: [Attended] { client.attended }
  var delay: Int? { client.delay }

  func hear(_ state: inout AppState) {
    for message in client.listen() {
      switch message {
      // What was asked for went with the connection before.
      case .hello: gathered = nil
      case .step(let step): (self.step, isShown) = (step, false)
      case .notes(let hour, let followers): state.follow(hour, followers: followers)
      case .piece(let piece): take(piece)
      }
    }
    if !isShown, let step { show(step, in: &state) }
    state.follow(trouble: sentence)
  }

  /// Of the lesson where it is here; else its text is asked for.
  private func show(_ step: ClassStep, in state: inout AppState) {
    if lessons[step.digest] == nil, gathered?.digest != step.digest {
      if let own = own(step) {
        lessons[step.digest] = .some(own)
      } else {
        gathered = GatheredText(digest: step.digest)
        client.say(.want(digest: step.digest, piece: 0))
      }
    }
    guard let known = lessons[step.digest] else { return }
    isShown = true
    if let known { state.follow(step, of: known) }
  }

  /// The lesson of the same id in the folders here, if it is the same.
  private func own(_ step: ClassStep) -> Lesson? {
    guard !LessonLibrary.isPath(step.lesson),
      case .success(let file) = LessonLibrary.file(named: step.lesson, in: library)
    else { return nil }
    return file.lesson.flatMap { $0.digest == step.digest ? $0 : nil }
  }

  /// A text from elsewhere is read as any file is: with its limits, and believed in nothing.
  private func take(_ piece: LessonPiece) {
    guard var gathered, gathered.digest == piece.digest else { return }
    let text = gathered.take(piece)
    self.gathered = gathered
    guard let text else {
      client.say(.want(digest: gathered.digest, piece: gathered.next))
      return
    }
    self.gathered = nil
    let lesson = LessonFile.read(text: text, path: "the lesson of the class").lesson
    lessons[piece.digest] = .some(lesson?.digest == piece.digest ? lesson : nil)
  }

  /// Why nothing is shown; nil where something is.
  private var sentence: String? {
    if let step, isShown, lessons[step.digest].map({ $0 == nil }) ?? false {
      return "The lesson of the class cannot be read here."
    }
    return client.trouble.map { Self.sentence($0, hasBegun: step != nil) }
  }

  static func sentence(_ trouble: ClassClient.Trouble, hasBegun: Bool) -> String {
    switch trouble {
    case .none(let name?):
      hasBegun
        ? "The class '\(name)' has ended, or cannot be heard; waiting for it."
        : "Waiting for the class '\(name)'."
    case .none(nil): "Waiting for a class."
    case .several(let names):
      "There are several classes: \(names.joined(separator: ", ")). Name one: backstep follow NAME."
    case .version(let version):
      "The class speaks version \(version) of the protocol, this program \(RoomProtocol.version)."
    case .malformed: "What the class says cannot be understood; trying again."
    }
  }

  func tell(_ state: AppState) {}

  func tellMore() -> Bool { false }

  func drive(_ drive: ClassDrive) { client.say(.drive(drive)) }

  func end() { client.end() }
}
