/// What a class can be called: a file of that name is made, and others type it.
package enum SessionName {
  package static let longest = 40

  package static func isOne(_ name: String) -> Bool {
    (1...longest).contains(name.utf8.count) && name.first != "." && name.first != "-"
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
          || "-_.".unicodeScalars.contains($0)
      }
  }

  /// Of a word that is the name of something else.
  package static func made(of word: String) -> String {
    let name = String(word.prefix(longest))
    return isOne(name) ? name : "class"
  }

  package static let rule =
    "a session has letters, digits, -, _ and . in its name, and no more than \(longest)"
}
