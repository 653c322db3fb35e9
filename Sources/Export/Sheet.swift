package import Interface
package import Lessons
package import Screen

/// A lesson for paper or the browser: which part of it, and what is done with it.
package struct Sheet: Sendable {
  package let lesson: Lesson
  /// Counted from 0; nil for all of them.
  package let part: Int?
  /// Of which a picture is made, where it is one.
  package let stage: PlacedStage
  /// Of the picture.
  package let size: Size
  package let purpose: Handout.Purpose
  package let hasNotes: Bool

  package init(
    _ lesson: Lesson, part: Int?, stage: PlacedStage, size: Size, purpose: Handout.Purpose,
    hasNotes: Bool
  ) {
    self.lesson = lesson
    self.part = part
    self.stage = stage
    self.size = size
    self.purpose = purpose
    self.hasNotes = hasNotes
  }

  /// The screens of the lesson; nil of what is for paper alone.
  var screens: HTMLScreens? {
    purpose == .reading ? HTMLScreens(Playthrough(lesson, part: part ?? 0, size: size)) : nil
  }

  var handout: Handout { Handout(lesson, part: part, for: purpose, hasNotes: hasNotes) }
}
