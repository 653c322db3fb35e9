import Notation
import Testing

@testable import Lessons

/// JSON as programs write it, by the parser that reads lessons.
@Suite struct JSONReading {
  @Test(arguments: [
    #"{"a":1,"b":[true,null,-0.5e-3],"c":{"d":"x\/y \u2212 \"q\""}}"#,
    "{\n\t\"a\": 1,\n\t\"b\": [\n\t\ttrue,\n\t\tnull,\n\t\t-0.0005\n\t],\n"
      + "\t\"c\": {\"d\": \"x/y − \\\"q\\\"\"}\n}\n",
    "  {\"a\" : 1 , \"b\" : [ true , null , -5e-4 ] ,\r\n \"c\" : {\"d\" : \"x/y − \\\"q\\\"\"}}",
  ])
  func whatStandsThereIsRead(_ text: String) throws {
    let document = try #require(JSON(reading: Array(text.utf8)))
    #expect(document["a"]?.integer == 1)
    #expect(document["b"]?.array?.map(\.text) == ["true\n", "null\n", "-0.0005\n"])
    #expect(document["c"]?["d"]?.string == "x/y − \"q\"")
    #expect(document["missing"] == nil)
    let again = try #require(JSON(reading: Array(document.text.utf8)))
    #expect(again.text == document.text)
  }

  @Test func theLastOfEqualKeysCounts() {
    #expect(JSON(reading: Array(#"{"a": 1, "a": 2}"#.utf8))?["a"]?.integer == 2)
  }

  @Test(arguments: [
    "", "{", "{}{}", "{} x", "yes", "'a'", "{'a': 1}", "{a: 1}", "[1,, 2]", "[0x10]", "[+1]",
    "[.5]",
    "[NaN]", "[1e999]", "&a [1]", "[&a 1, *a]", "!!str \"a\"", "%YAML 1.1\n---\n{}", "a: |\n  b",
    #""\ud83d""#, #""\ude00\ud83d""#, #""\ud83d\\ude00""#, #""\ud83d \ude00""#, "[\"\u{1B}\"]",
    String(repeating: "[", count: 65),
    String(repeating: "{\"a\":", count: 5000),
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(JSON(reading: Array(text.utf8)) == nil)
  }

  /// As Python and JavaScript write what is beyond U+FFFF.
  @Test(arguments: [
    (#""\ud835\udefd*2""#, "\u{1D6FD}*2"), (#""a\uD83D\uDE00\ud83d\ude01""#, "a😀😁"),
    (#""\\ud835\\udefd""#, #"\ud835\udefd"#), (#""\\\ud83d\ude00""#, #"\😀"#),
    (#""\u03b2\ud83d\ude00\n""#, "β😀\n"),
  ])
  func escapedHalvesAreJoined(_ text: String, _ expected: String) {
    #expect(JSON(reading: Array(text.utf8))?.string == expected)
  }

  @Test func aWholeNumberMayHaveAPoint() {
    #expect(
      JSON(reading: Array("[14.0, 2e3, 14.5, 1e300]".utf8))?.array?.map(\.integer) == [
        14, 2000, nil, nil,
      ])
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(JSON(reading: [UInt8(ascii: "\""), 0xFF, UInt8(ascii: "\"")]) == nil)
  }
}
