import ArgumentParser
import Lessons
import Screen

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.manual.rawValue,
    abstract: "Print the manual page, as make install puts it in place.",
    discussion: "To read it without installing: backstep manual | man -l -"
  )

  func run() throws { Printable.write(Glyphs.ascii.spell(Manual.page)) }
}
