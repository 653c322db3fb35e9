import Autodiff
import GraphLayout
import Lessons
import Screen
import Study

/// Where things stand on the screens of one lesson: a cache beside the state.
///
/// What is kept follows from its keys alone, so that copies of a state may share it.
final class Layouts {
  private struct PanesKey: Equatable {
    let part: Int
    let digits: Int
    let size: Size
  }

  private struct PictureKey: Equatable {
    let part: Int
    let pane: Size
  }

  /// So many sizes are kept; a window that is dragged goes through more.
  private static let most = 32

  private var panes: [(key: PanesKey, panes: Panes)] = []
  private var pictures: [(key: PictureKey, picture: GraphPicture)] = []
  /// By part.
  private var arrangements: [Int: [Arrangement]] = [:]
  /// How often a graph was put into layers.
  private(set) var layerings = 0

  /// Where the parts of the stepper stand.
  func panes(for study: Study, pen: Pen, size: Size) -> Panes {
    let key = PanesKey(part: study.spot.part, digits: pen.digits, size: size)
    if let kept = panes.first(where: { $0.key == key }) { return kept.panes }
    let opening = study.opening(ofPart: key.part)
    let made = Panes(size, PaneNeeds(opening, pen, size)) { pane in
      picture(of: opening.graph, PictureKey(part: key.part, pane: pane), pen.glyphs)
    }
    if panes.count >= Self.most { panes = [] }
    panes.append((key, made))
    return made
  }

  private func picture(of graph: Graph, _ key: PictureKey, _ glyphs: Glyphs) -> GraphPicture {
    if let kept = pictures.first(where: { $0.key == key }) { return kept.picture }
    let made = GraphPicture(arrangements(of: graph, part: key.part, glyphs), fitting: key.pane)
    if pictures.count >= Self.most { pictures = [] }
    pictures.append((key, made))
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
