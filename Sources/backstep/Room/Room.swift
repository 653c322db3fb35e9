import Interface
import Lessons
import Room
import Screen

/// What is wished of the room: what a class is called, and who may follow it.
struct RoomWishes {
  /// Nil for what is shown.
  var session: String?
  var isShared = false
  var group: String?

  func access() throws(RoomError) -> RoomAccess {
    isShared ? try .shared(groupNamed: group) : .own
  }
}

extension RoomFolders {
  static var usual: RoomFolders {
    RoomFolders(environment: Surroundings.values(of: RoomFolders.variables))
  }
}

/// The room of a class: open while a class looks at the screen, and told of each step.
final class Room: Company {
  private let wishes: RoomWishes
  /// What a class is called where nothing is wished; nil for the lesson that is shown then.
  private var usualName: String?
  private let folders: RoomFolders
  private var server: ClassServer?
  /// Whether it could not be opened: it is said once, and the class goes on.
  private var isClosed = false
  private var told: ClassStep?
  private var toldHour: ClassHour?
  private var toldFollowers = -1

  init(_ wishes: RoomWishes, usualName: String? = nil, folders: RoomFolders = .usual) {
    self.wishes = wishes
    self.usualName = usualName
    self.folders = folders
  }

  /// Opens it before there is a screen, where it is wished for by name.
  func openIfWished(called name: String?) throws {
    usualName = usualName ?? name.map(SessionName.made)
    guard wishes.session != nil || wishes.isShared else { return }
    do throws(RoomError) {
      try open(called: wishes.session ?? usualName ?? "class")
    } catch {
      throw Failure(error.sentence)
    }
  }

  private func open(called name: String) throws(RoomError) {
    server = try ClassServer(name, in: folders, access: try wishes.access())
  }

  var attended: [Attended] { server?.attended ?? [] }
  var delay: Int? { nil }

  func hear(_ state: inout AppState) {
    guard state.isPresenting else {
      if let server, told != nil {
        server.end()
        (self.server, told) = (nil, nil)
      }
      isClosed = false
      return
    }
    if server == nil, !isClosed { open(&state) }
    for drive in server?.serve() ?? [] { state.drive(drive) }
  }

  private func open(_ state: inout AppState) {
    do throws(RoomError) {
      try open(called: wishes.session ?? usualName ?? SessionName.made(of: state.lessonID ?? ""))
    } catch {
      isClosed = true
      state.say("Nobody can follow: \(error.sentence).")
    }
  }

  func tell(_ state: AppState) {
    guard let server, let step = state.classStep else { return }
    let hour = state.classHour
    let followers = server.followers
    if step != told || followers != toldFollowers || hour?.atRest != toldHour?.atRest {
      server.tell(hour)
      (toldHour, toldFollowers) = (hour, followers)
    }
    guard step != told else { return }
    server.tell(step, text: state.openLesson?.text ?? "")
    told = step
  }

  func tellMore() -> Bool { server?.tellMore() ?? false }

  func drive(_ drive: ClassDrive) {}

  func end() { server?.end() }
}

extension ClassHour {
  /// Without the time that has passed, once it passes: others have clocks, too.
  fileprivate var atRest: ClassHour {
    var hour = self
    if elapsed != nil { hour.elapsed = 0 }
    return hour
  }
}
