import Autodiff
import Foundation

/// A file of `Tests/Fixtures`, one case a line.
enum Fixture<Case: Decodable> {
  private struct Document: Decodable { let cases: [Case] }

  static func read(_ name: String) -> [Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures").appending(path: name)
    // A fixture that is missing or broken leaves no cases, which the suites refuse.
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode(Document.self, from: data))?.cases ?? []
  }
}

/// A matrix as JSON has it: rows of numbers, or "NaN", "Infinity", "-Infinity".
struct Matrix: Decodable, Sendable {
  let tensor: Tensor

  private struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        switch try container.decode(String.self) {
        case "NaN": value = .nan
        case "Infinity": value = .infinity
        default: value = -.infinity
        }
      }
    }
  }

  init(from decoder: any Decoder) throws {
    let rows = try decoder.singleValueContainer().decode([[Number]].self)
    tensor = Tensor(
      Shape(rows.count, rows.first?.count ?? 0), rows.flatMap { $0.map(\.value) })
  }
}

extension Tensor {
  /// Entry by entry: both NaN, the same infinity, or within 1e-10 of the other's size.
  func agrees(with other: Tensor, absolute: Double = 0, relative: Double = 1e-10) -> Bool {
    shape == other.shape
      && zip(elements, other.elements).allSatisfy { a, b in
        (a.isNaN && b.isNaN) || a == b || abs(a - b) <= relative * abs(b) + absolute
      }
  }

  func adding(_ other: Tensor) -> Tensor {
    Tensor(shape, zip(elements, other.elements).map { $0 + $1 })
  }
}
