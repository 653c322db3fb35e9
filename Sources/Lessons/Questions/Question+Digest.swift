extension Question {
  /// Of what is asked and what is right: where it differs, another question stands under the same id.
  public var digest: String {
    let parts: [String] =
      switch kind {
      case .number(let key): ["number", key.expression.text]
      case .matrix(let key): ["matrix", key.expression.text]
      case .shape(let key): ["shape", key.expression.text]
      case .sign(let key): ["sign", key.expression.text]
      case .formula(let key, let subject): ["formula", subject.text, key.expression.text]
      case .cells(let subject, let condition): ["cells", subject.text, condition.text]
      case .choice(let options): ["choice"] + options.map(\.digested)
      case .several(let options): ["several"] + options.map(\.digested)
      }
    return Digest.text(parts.joined(separator: "\n"))
  }
}

extension Question.Option {
  fileprivate var digested: String { (isRight ? "+" : "-") + text.written }
}

extension Prose {
  /// Its words, and what stands in braces.
  fileprivate var written: String {
    spans.map { span in
      switch span.content {
      case .text(let text): text
      case .live(let value): "{\(value.expression.text)}"
      case .link(let id): "[[\(id.word)]]"
      }
    }.joined()
  }
}

/// A short text that tells long ones apart: FNV-1a with 64 bits, in hexadecimal.
enum Digest {
  static func text(_ text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}

extension Lesson {
  /// Of its text: where it differs, it is another lesson or another version of it.
  package var digest: String { Digest.text(text) }
}
