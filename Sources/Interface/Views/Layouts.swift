import Autodiff
import GraphLayout
import Lessons
import Screen
import Study

/// Where things stand on the screens of one lesson: a cache beside the state.
///
/// What is kept follows from its keys alone, so that copies of a state may share it.
final class Layouts {
  private struct NeedsKey: Equatable {
    let survey: Study.SurveyKey
    /// Nil where the picture does not depend on them.
    let digits: Int?
  }

  private struct PanesKey: Equatable {
    let part: Int
    let digits: Int
    let size: Size
    let needs: Int
  }

  private struct SizingKey: Equatable {
    let part: Int
    let room: Size
    let needs: Int
  }

  private struct PictureKey: Equatable {
    let sizing: SizingKey
    let position: Int
  }

  /// Of the text that is read.
  let text = BrokenText()

  /// So many sizes are kept; a window that is dragged goes through more.
  private static let most = 32

  /// With a number for each, since they are long.
  private var needs: (key: NeedsKey, number: Int, needs: PictureNeeds)?
  private var numbers: [(needs: PictureNeeds, number: Int)] = []
  private var nextNumber = 0
  private var panes: [(key: PanesKey, panes: Panes)] = []
  private var sizings: [(key: SizingKey, sizing: Sizing)] = []
  private var pictures: [(key: PictureKey, picture: GraphPicture)] = []
  /// By part.
  private var arrangements: [Int: [Arrangement]] = [:]
  /// How often a graph was put into layers.
  private(set) var layerings = 0

  /// Where the parts of the stepper stand.
  func panes(for study: Study, pen: Pen, size: Size) -> Panes {
    let (number, needs) = needs(of: study, pen)
    let part = study.spot.part
    let key = PanesKey(part: part, digits: pen.digits, size: size, needs: number)
    let graph = study.moment.graph
    let position = study.spot.position
    func picture(_ room: Size) -> GraphPicture {
      self.picture(
        of: graph, needs, SizingKey(part: part, room: room, needs: number), position: position,
        pen.glyphs)
    }
    if let kept = panes.first(where: { $0.key == key }) {
      var panes = kept.panes
      panes.picture = picture(panes.room)
      return panes
    }
    let made = Panes(size, PaneNeeds(study.opening(ofPart: part), pen, size), picture: picture)
    if panes.count >= Self.most { panes = [] }
    panes.append((key, made))
    return made
  }

  /// The graph drawn for a room of its own.
  func picture(for study: Study, pen: Pen, room: Size) -> GraphPicture {
    let (number, needs) = needs(of: study, pen)
    return picture(
      of: study.moment.graph, needs,
      SizingKey(part: study.spot.part, room: room, needs: number), position: study.spot.position,
      pen.glyphs)
  }

  private func needs(of study: Study, _ pen: Pen) -> (number: Int, needs: PictureNeeds) {
    let digits = study.moment.graph.hasMatrices ? pen.digits : nil
    let key = NeedsKey(survey: study.surveyKey, digits: digits)
    if let needs, needs.key == key { return (needs.number, needs.needs) }
    let made = PictureNeeds(
      study.surveys, secretShapes: study.moment.secretShapes, pen.format, digits: pen.digits)
    // Other values may need as much room.
    let kept = numbers.first { $0.needs == made }
    if kept == nil {
      if numbers.count >= Self.most { numbers = [] }
      nextNumber += 1
      numbers.append((made, nextNumber))
    }
    let number = kept?.number ?? nextNumber
    needs = (key, number, made)
    return (number, made)
  }

  private func picture(
    of graph: Graph, _ needs: PictureNeeds, _ key: SizingKey, position: Int, _ glyphs: Glyphs
  ) -> GraphPicture {
    let sizing = sizing(of: graph, needs, key, glyphs)
    if case .still(let picture) = sizing { return picture }
    let pictureKey = PictureKey(sizing: key, position: position)
    if let kept = pictures.first(where: { $0.key == pictureKey }) { return kept.picture }
    let made = sizing.picture(needs, position: position, in: key.room)
    if pictures.count >= 8 * Self.most { pictures = [] }
    pictures.append((pictureKey, made))
    return made
  }

  private func sizing(
    of graph: Graph, _ needs: PictureNeeds, _ key: SizingKey, _ glyphs: Glyphs
  ) -> Sizing {
    if let kept = sizings.first(where: { $0.key == key }) { return kept.sizing }
    let made = Sizing(
      arrangements(of: graph, part: key.part, glyphs), needs, fitting: key.room)
    if sizings.count >= Self.most { sizings = [] }
    sizings.append((key, made))
    return made
  }

  private func arrangements(of graph: Graph, part: Int, _ glyphs: Glyphs) -> [Arrangement] {
    if let kept = arrangements[part] { return kept }
    let made = Arrangement.all(of: graph, glyphs)
    layerings += 1
    arrangements[part] = made
    return made
  }
}
