import Foundation
import Screen
import Testing

@testable import Interface

@Suite struct Look {
  @Test func look() throws {
    let spec = (ProcessInfo.processInfo.environment["LOOK"] ?? "toy 80x24 14").split(separator: " ")
    let size = spec[1].split(separator: "x").map { Int($0)! }
    let trace = try spec[0] == "toy" ? Samples.toy() : spec[0] == "fork" ? Samples.fork() : Samples.batch()
    var lesson = Samples.lesson(trace, Size(size[0], size[1]), narration: [0: ["Everything to the right of f₁ is already one number, −3.366. No need to look further than one box. Everything to the right of f₁ is already one number, −3.366. No need to look further than one box.Everything to the right of f₁ is already one number, −3.366. No need to look further than one box."]])
    for position in spec[2].split(separator: ",") {
      lesson.move(to: Int(position)!)
      var frame = Frame(size: Size(size[0], size[1]))
      StepperView(lesson: lesson).draw(into: &frame)
      print(frame.text)
    }
  }
}
