import CYAML

/// A YAML text as libyaml's parser reads it: one event after the other, each with its place.
struct YamlEvents: ~Copyable {
  /// Where something begins or ends: line and column from 1, the column in Unicode scalars.
  struct Mark: Hashable {
    let line: Int
    let column: Int
  }

  /// What a scalar, a list or a mapping is preceded by.
  struct Properties {
    let hasAnchor: Bool
    let hasTag: Bool
  }

  struct Event {
    enum Kind {
      case end
      /// `---`, written or not; directives stand before it.
      case document(hasDirectives: Bool)
      /// `...`, written or not.
      case documentEnd(isWritten: Bool)
      case alias
      case scalar(String, DocumentNode.Scalar.Style, Properties)
      case list(Properties)
      case listEnd
      case mapping(Properties)
      case mappingEnd
    }

    let kind: Kind
    let start: Mark
    let end: Mark
  }

  /// Why there is no next event, in the words of libyaml.
  struct Failure: Error {
    let problem: String
    let place: Mark
    /// What was being read, and where that begins.
    let context: (text: String, place: Mark)?
  }

  private let parser: OpaquePointer?

  /// - Parameter bytes: UTF-8 that stays where it is as long as events are read from it.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = cyaml_open(bytes.baseAddress, bytes.count)
  }

  deinit { if let parser { cyaml_close(parser) } }

  /// Not to be called again after the end or a failure.
  func next() throws(Failure) -> Event {
    var event = CYAMLEvent()
    var error = CYAMLError()
    guard let parser, cyaml_next(parser, &event, &error) else { throw Failure(error) }
    return Event(event)
  }
}

extension YamlEvents.Event {
  fileprivate init(_ event: CYAMLEvent) {
    let properties = YamlEvents.Properties(hasAnchor: event.has_anchor, hasTag: event.has_tag)
    kind =
      switch event.kind {
      case .end: .end
      case .document: .document(hasDirectives: event.has_directives)
      case .documentEnd: .documentEnd(isWritten: event.is_explicit)
      case .alias: .alias
      case .scalar:
        .scalar(
          String(
            decoding: UnsafeBufferPointer(start: event.text, count: event.length), as: UTF8.self),
          DocumentNode.Scalar.Style(event.style), properties)
      case .list: .list(properties)
      case .listEnd: .listEnd
      case .mapping: .mapping(properties)
      case .mappingEnd: .mappingEnd
      }
    start = YamlEvents.Mark(event.start)
    end = YamlEvents.Mark(event.end)
  }
}

extension YamlEvents.Mark {
  fileprivate init(_ mark: CYAMLMark) {
    self.init(line: Int(mark.line), column: Int(mark.column))
  }
}

extension YamlEvents.Failure {
  fileprivate init(_ error: CYAMLError) {
    problem = error.problem.map { String(cString: $0) } ?? "out of memory"
    place = YamlEvents.Mark(error.place)
    context = error.context.map { (String(cString: $0), YamlEvents.Mark(error.context_place)) }
  }
}

extension DocumentNode.Scalar.Style {
  fileprivate init(_ style: CYAMLStyle) {
    self =
      switch style {
      case .plain: .plain
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal: .literal
      case .folded: .folded
      }
  }
}
