import Autodiff
import Notation

/// What can be wrong with a lesson that reads well, each with its one sentence.
enum CheckProblem: Hashable, Sendable {
  /// The entry is nil where the value is one number.
  /// The bound is nil where the value is meant exactly.
  case expectedOtherwise(String, Entry?, value: Double, expected: Double, within: Double?)
  case gradientDiffers(String, Entry?, gradient: Double, difference: Double)
  /// The loss is nil where it is finite.
  case notFinite(String, isGradient: Bool, number: Double, step: Int, loss: Double?)
  case idTaken(String, by: String)
  case prerequisiteUnknown(String, nearest: String?)
  case prerequisiteIsItself(String)
  case prerequisitesInCircle([String])
  case linkUnknown(String, nearest: String?)
  case noEpochHasEnded(Int)
  case variantIsNotFinite(String, String)
  case noLessonsInFolder

  /// Counted from 1.
  struct Entry: Hashable, Sendable {
    let row: Int
    let column: Int

    /// Nil in a matrix of one number.
    init?(_ index: Int, of shape: Shape) {
      if shape.isScalar { return nil }
      row = index / shape.columns + 1
      column = index % shape.columns + 1
    }
  }

  var sentence: String {
    switch self {
    case .expectedOtherwise(let text, let entry, let value, let expected, let within):
      "'\(text)\(Self.text(entry))' is \(Self.text(value)), not \(Self.text(expected))"
        + (within.map { " (within \(Self.text($0)))" } ?? "")
    case .gradientDiffers(let name, let entry, let gradient, let difference):
      "the gradient of '\(name)\(Self.text(entry))' is \(Self.text(gradient)), but central "
        + "differences give \(Self.text(difference)); this is a fault of Backstep, please report it"
    case .notFinite(let name, let isGradient, let number, let step, let loss):
      "\(isGradient ? "the gradient of '\(name)'" : "'\(name)'") is \(Self.text(number)) in step "
        + "\(step)" + (loss.map { ", and the loss is \(Self.text($0))" } ?? "")
        + "; change the values unless this is meant"
    case .idTaken(let id, let file): "the id '\(id)' is taken by \(file); choose another one"
    case .prerequisiteUnknown(let id, let nearest):
      "no lesson '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .prerequisiteIsItself(let id): "'\(id)' cannot come before itself"
    case .prerequisitesInCircle(let ids):
      "these lessons each come before the next: \(ids.joined(separator: ", ")); break the circle"
    case .linkUnknown(let id, let nearest):
      "'[[\(id)]]' leads nowhere: no lesson has this id"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .noEpochHasEnded(let first):
      "no epoch has ended here; 'epoch_sum' can be said from 'iteration \(first)' on"
    case .variantIsNotFinite(let title, let name):
      "with the variant '\(title)' '\(name)' is not finite; change the values unless this is meant"
    case .noLessonsInFolder: "there is no lesson file (.yaml) in this folder"
    }
  }

  private static func text(_ entry: Entry?) -> String {
    entry.map { "[\($0.row), \($0.column)]" } ?? ""
  }

  private static func text(_ number: Double) -> String { NumberText.shortest(number) }
}
