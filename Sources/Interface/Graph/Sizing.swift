import Autodiff
import GraphLayout
import Screen

/// How a graph is drawn in a pane, at every step of it.
enum Sizing {
  /// In one picture for all steps.
  case still(GraphPicture)
  /// What the step is about as numbers and the rest small; every picture is as high as the others.
  case following(Detail, Arrangement)

  /// Everything as numbers, as exact as fits into a pane; else in a picture that is looked at through a
  /// small pane, or what each step is about; else less.
  init(_ arrangements: [Arrangement], _ needs: PictureNeeds, fitting pane: Size) {
    self =
      Self.everything(arrangements, needs, pane).map { .still(GraphPicture($0, .everything)) }
      ?? Self.seenInPart(arrangements, needs, pane)
      ?? Self.following(arrangements, needs, pane)
      ?? .still(GraphPicture(Self.reduced(arrangements, needs, pane), .some))
  }

  /// With less room for what must not be seen yet, and then with gradients in the place of values,
  /// where that is what it takes.
  private static func everything(
    _ arrangements: [Arrangement], _ needs: PictureNeeds, _ pane: Size
  ) -> PictureDraft? {
    let ways = [needs] + (needs.tightened.map { [$0] } ?? [])
    let exact = Detail.exact(pane, hasMatrices: needs.hasMatrices)
    if let draft = ways.lazy.compactMap({ numbers(arrangements, $0, pane, exact) }).first {
      return draft
    }
    guard needs.hasMatrices, !needs.both.isEmpty else { return nil }
    let inPlace = Detail.exactInPlace(pane)
    return ways.lazy.compactMap { numbers(arrangements, $0, pane, inPlace) }.first
  }

  /// Narrower panes are moved over a graph of matrices sideways.
  private static let narrow = 78

  /// Everything as numbers, in a picture that is as high as its pane and wider.
  private static func seenInPart(
    _ arrangements: [Arrangement], _ needs: PictureNeeds, _ pane: Size
  ) -> Sizing? {
    guard needs.hasMatrices, pane.columns < narrow else { return nil }
    return [5, 6, 8, 12].lazy.compactMap { quarters in
      everything(arrangements, needs, Size(pane.columns * quarters / 4, pane.rows))
    }.first.map { .still(GraphPicture($0, .step)) }
  }

  private static func following(
    _ arrangements: [Arrangement], _ needs: PictureNeeds, _ pane: Size
  ) -> Sizing? {
    let steps = Set(needs.steps)
    guard needs.hasMatrices, !steps.isEmpty else { return nil }
    let narrow = arrangements.fitting(pane, needs, focus: [])
    if narrow.isEmpty { return nil }
    for detail in Detail.following(pane) {
      var outlines = steps.map { DetailedOutlines(detail, needs, focus: $0) }
      for arrangement in narrow
      where outlines.indices.allSatisfy({ outlines[$0].draft(arrangement, within: pane) != nil }) {
        let roomy = detail.withRoom(for: arrangement, needs) { detail in
          var outlines = steps.map { DetailedOutlines(detail, needs, focus: $0) }
          return outlines.indices.allSatisfy {
            outlines[$0].draft(arrangement, within: pane) != nil
          }
        }
        return .following(roomy, arrangement)
      }
    }
    return nil
  }

  /// The picture of a step.
  func picture(_ needs: PictureNeeds, position: Int, in pane: Size) -> GraphPicture {
    switch self {
    case .still(let picture): return picture
    case .following(let detail, let arrangement):
      let steps = needs.steps
      var focus = steps.isEmpty ? [] : steps[max(0, min(position, steps.count) - 1)]
      func draft(_ focus: Set<Symbol>) -> PictureDraft? {
        var outlines = DetailedOutlines(detail, needs, focus: focus)
        return outlines.draft(arrangement, within: pane)
      }
      guard var best = draft(focus) else {
        preconditionFailure("the detail was tried with each step")
      }
      // What is nearest to it comes next, as far as there is room.
      let boxes = arrangement.outline.boxes
      let middle =
        boxes.firstIndex { box in
          focus.contains(.gradient(box.id)) || focus.contains(.value(box.id))
        } ?? 0
      let near = boxes.indices.sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }
      for index in near {
        for id in boxes[index].leaves.map(\.id) + [boxes[index].id] {
          let more = focus.union([.value(id), .gradient(id)])
          guard more != focus, let larger = draft(more) else { continue }
          (focus, best) = (more, larger)
        }
      }
      return GraphPicture(best, .step)
    }
  }

  /// Of pictures that are as exact, one in which each leaf stands under its stem and the input at the
  /// head.
  private static func numbers(
    _ arrangements: [Arrangement], _ needs: PictureNeeds, _ pane: Size, _ levels: [[Detail]]
  ) -> PictureDraft? {
    let narrow = arrangements.fitting(pane, needs, focus: nil)
    if narrow.isEmpty { return nil }
    var possible: [Detail: [Arrangement]] = [:]
    for details in levels {
      // The first of each rank, from the best on.
      var best: [PictureDraft?] = [nil, nil, nil]
      for detail in details {
        var outlines = DetailedOutlines(detail, needs, focus: nil)
        // Of matrices most are too large even with the narrowest numbers of a kind.
        let fitting =
          needs.hasMatrices
          ? possible[detail.narrowed] ?? narrow.fitting(pane, needs, like: detail) : narrow
        possible[detail.narrowed] = fitting
        for arrangement in fitting {
          guard var draft = outlines.draft(arrangement, within: pane) else { continue }
          let isTidy = draft.draft.isTidy
          let rank = !isTidy ? 2 : arrangement.outline.hasHead ? 0 : 1
          guard best[rank] == nil else { continue }
          _ = detail.withRoom(for: arrangement, needs) { detail in
            var outlines = DetailedOutlines(detail, needs, focus: nil)
            guard let roomy = outlines.draft(arrangement, within: pane),
              roomy.draft.isTidy || !isTidy
            else { return false }
            draft = roomy
            return true
          }
          if rank == 0 { return draft }
          best[rank] = draft
        }
      }
      if let draft = best.lazy.compactMap(\.self).first { return draft }
    }
    return nil
  }

  /// Where nothing fits, the viewport will move sideways over the narrowest picture that is not too
  /// tall; and where everything is too tall, over the smallest there is.
  private static func reduced(
    _ arrangements: [Arrangement], _ needs: PictureNeeds, _ pane: Size
  ) -> PictureDraft {
    var (narrow, smallest): (PictureDraft?, PictureDraft?)
    for detail in Detail.reduced {
      var narrowest: PictureDraft?
      var outlines = DetailedOutlines(detail, needs, focus: nil)
      // What is too wide in any case is placed only to be looked at through a viewport.
      let isTried = detail.isCompact && narrow == nil
      for arrangement in arrangements {
        if isTried, let smallest {
          let least = outlines.boxes(of: arrangement).leastSize(arrangement)
          let mayBeNarrowest =
            least.rows <= pane.rows
            && narrowest.map { least.columns < $0.size.columns } ?? true
          if !mayBeNarrowest, least.area >= smallest.size.area { continue }
        }
        guard
          let draft = outlines.draft(
            arrangement, within: isTried ? nil : Size(pane.columns, .max))
        else { continue }
        let isLow = draft.size.rows <= pane.rows
        if isLow, draft.size.columns <= pane.columns { return draft }
        if isLow, narrowest.map({ draft.size.columns < $0.size.columns }) ?? true {
          narrowest = draft
        }
        if smallest.map({ draft.size.area < $0.size.area }) ?? true { smallest = draft }
      }
      if narrow == nil, detail.isCompact { narrow = narrowest }
    }
    guard let choice = narrow ?? smallest else {
      preconditionFailure("one arrangement never collides")
    }
    return choice
  }
}

extension Detail {
  /// Where gradients take the place of values: with both of them under as many boxes as have room.
  ///
  /// - Parameter fits: whether the graph fits its pane so.
  fileprivate func withRoom(
    for arrangement: Arrangement, _ needs: PictureNeeds, fits: (Detail) -> Bool
  ) -> Detail {
    guard leafStanding == .inPlace else { return self }
    var detail = self
    for leaf in arrangement.outline.boxes.flatMap(\.leaves).map(\.id)
    where !needs.extents[leaf].shape.isScalar && needs.extents[leaf].gradient != nil {
      for standing in [Form.Standing.below, .beside] {
        var roomier = detail
        roomier.roomy[leaf] = standing
        guard fits(roomier) else { continue }
        detail = roomier
        break
      }
    }
    return detail
  }
}
