/// A lesson file as a tree, with what is wrong with it as YAML.
struct YamlDocument {
  /// Nil if the text is not YAML that a lesson may use.
  let root: DocumentNode?
  let problems: [Problem]
  let source: SourceText

  init(_ text: String) {
    source = SourceText(text)
    let invisible = LessonText.controlCharacters(in: source)
    guard invisible.isEmpty else {
      root = nil
      problems = invisible
      return
    }
    var text = text
    (root, problems) = text.withUTF8 { [source] bytes in
      var composer = YamlComposer(bytes, source: source)
      let root = composer.root()
      return (root, composer.problems.inOrderOfPlace)
    }
  }
}
