/// A text of which every character knows where it stands in the file that it was taken from.
///
/// Equations, values and prose are read from this, so that a problem in the third line of a block
/// is reported at its line of the file.
public struct PlacedText: Sendable {
  public let characters: [Character]
  /// One place for each character, and one for the end.
  public let places: [Place]

  /// - Precondition: `places.count == characters.count + 1`.
  init(characters: [Character], places: [Place]) {
    precondition(places.count == characters.count + 1, "a place for every character and the end")
    self.characters = characters
    self.places = places
  }

  /// A text of its own, as on the command line.
  /// - Parameter start: where its first character stands.
  public init(_ text: String, at start: Place = .start) {
    let characters = [Character](of: text)
    var places: [Place] = []
    places.reserveCapacity(characters.count + 1)
    var place = start
    for character in characters {
      places.append(place)
      place =
        character.endsLine
        ? Place(line: place.line + 1, column: 1)
        : Place(line: place.line, column: place.column + 1)
    }
    places.append(place)
    self.init(characters: characters, places: places)
  }

  /// A text that all stands at one place, because its characters' own are not known.
  init(_ text: String, allAt place: Place) {
    let characters = [Character](of: text)
    self.init(
      characters: characters, places: Array(repeating: place, count: characters.count + 1))
  }

  public var text: String { String(characters) }
  public var start: Place { places[0] }
  var count: Int { characters.count }

  subscript(range: Range<Int>) -> PlacedText {
    PlacedText(
      characters: Array(characters[range]),
      places: Array(places[range.lowerBound...range.upperBound]))
  }
}
