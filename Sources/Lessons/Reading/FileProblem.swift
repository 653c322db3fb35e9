/// What can be wrong with a file before its keys are looked at, each with its one sentence.
enum FileProblem: Hashable, Sendable {
  case cannotBeRead(String)
  case nameIsNoUTF8
  case isFolder
  case isNoFile
  case tooLarge
  case invalidUTF8
  case controlCharacter(Unicode.Scalar)
  case lineSeparator(Unicode.Scalar)
  case tooDeep
  case anchor(String)
  case alias(String)
  case tag(String)
  case directive
  case secondDocument
  case keyIsNoText
  case mergeKey
  case hashSwallows
  case noBreakSpaceAfterColon
  case noBreakSpaceAsIndentation
  case tabAsIndentation
  case syntax(String)
  case isEmpty

  var sentence: String {
    switch self {
    case .cannotBeRead(let reason): "this file cannot be read: \(reason)"
    case .nameIsNoUTF8: "the name of this file is not UTF-8 text; rename the file to open it"
    case .isFolder: "this is a folder, not a file"
    case .isNoFile: "this is not a regular file"
    case .tooLarge: "this file is larger than 1 MiB, which is more than is read"
    case .invalidUTF8: "this is not UTF-8 text; save the file in that encoding"
    case .controlCharacter(let scalar):
      "there is an invisible control character here (\(scalar.codePoint)); remove it"
    case .lineSeparator(let scalar):
      "there is a line separator here (\(scalar.codePoint)); begin a new line instead"
    case .tooDeep: "lists and keys are nested deeper than \(YamlLimits.nesting) levels here"
    case .anchor(let word):
      "'\(word)' would be an anchor, which has no meaning here; put text that begins with '&' in "
        + "quotes"
    case .alias(let word):
      "'\(word)' would be an alias, which has no meaning here; put text that begins with '*' in "
        + "quotes or below a '|'"
    case .tag(let word):
      "'\(word)' would be a tag, which has no meaning here; put text that begins with '!' in quotes"
    case .directive: "a line that begins with '%' has no meaning here"
    case .secondDocument: "a file holds one document; remove what begins here"
    case .keyIsNoText: "a key must be one word, as in 'title: …'"
    case .mergeKey: "'<<' would merge keys, which has no meaning here; write the keys out"
    case .hashSwallows:
      "all that follows ' #' would be lost; put the text in quotes, or write '# ' for a comment"
    case .noBreakSpaceAfterColon:
      "a no-break space follows this colon; replace it by a common space"
    case .noBreakSpaceAsIndentation:
      "this line begins with a no-break space; replace it by common spaces"
    case .tabAsIndentation: "this line is indented with a tab; use spaces"
    case .syntax(let sentence): sentence
    case .isEmpty: "this file is empty"
    }
  }
}

enum YamlLimits {
  static let bytes = 1 << 20
  static let nesting = 64
}
