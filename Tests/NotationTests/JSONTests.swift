import Autodiff
import Foundation
import Testing

@testable import Notation

@Suite struct JSONDocuments {
  @Test func numbersThatJSONDoesNotHaveAreStrings() {
    let tensor = Tensor(Shape(2, 2), [1, -0.5, .nan, -.infinity])
    #expect(JSON(tensor).text == "[[1, -0.5], [\"NaN\", \"-Infinity\"]]\n")
  }

  @Test func stringsAreEscaped() throws {
    let text = JSON.string("a\"\\\n\u{1b}\u{9b}ℓ").text
    #expect(text == "\"a\\\"\\\\\\n\\u001b\\u009bℓ\"\n")
    let data = Data(text.utf8)
    let back = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
    #expect(back as? String == "a\"\\\n\u{1b}\u{9b}ℓ")
  }

  @Test func objectsKeepTheirOrder() {
    let document = JSON.object([("b", .integer(1)), ("a", .array([.object([("c", .null)])]))])
    #expect(
      document.text == "{\n  \"b\": 1,\n  \"a\": [\n    {\n      \"c\": null\n    }\n  ]\n}\n")
  }
}
