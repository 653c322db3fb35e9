import ArgumentParser
import Lessons

struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.open.rawValue, abstract: "Open a lesson, or the menu of lessons.",
    shouldDisplay: false)

  @Argument(help: "A lesson by its id, or a file (a path with / or .yaml).")
  var lesson: String?

  @Flag(help: "Show it to a class: larger, asked and answered with Next alone; nothing is kept.")
  var present = false

  @OptionGroup var room: RoomOptions
  @OptionGroup var beginning: BeginningOptions
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var kept: ProgressOptions

  func run() throws {
    try Opening(
      lesson: lesson, beginning: beginning.beginning, look: screen.look, folders: library.folders,
      learner: library.learner, progress: kept.file, presents: present, room: room.wishes
    ).run()
  }
}
