import Autodiff

/// Reads `ask`.
struct QuestionReader {
  let fields: Fields
  let texts: TextReader
  /// The decimals of the lesson, which say how exact an answer must be.
  let digits: Int

  private var log: ProblemLog { fields.log }

  /// Nil if there is an error, which is reported.
  func question() -> Question? {
    let id = texts.id(fields)
    let prompt = texts.prose("prompt", of: fields)
    let hints = texts.hints(fields)
    guard let type = fields.word("type") else { return nil }
    let meaningless =
      switch type {
      case "choice", "several": ["answer", "tolerance", "wrong", "of"]
      case "formula": ["options", "options_order", "tolerance"]
      case "cells": ["options", "options_order", "tolerance", "wrong"]
      default: ["options", "options_order", "of"]
      }
    for key in meaningless where fields.has(key) {
      log.report(.keyWithoutMeaning(key, type: type), fields.place(of: key))
    }
    let right = texts.prose("right", of: fields)
    let hasFixedOrder = fields.word("options_order") != nil
    let hidden = hidden()
    let show = fields.word("show").flatMap(Question.Show.init)
    let isFixed = fields.truth("fixed") ?? false
    guard let kind = kind(type), let id, let prompt else { return nil }
    return Question(
      id: id.word, idPlace: id.place, prompt: prompt, kind: kind, hints: hints, right: right,
      hasFixedOrder: hasFixedOrder, hidden: hidden, show: show ?? .nothing, isFixed: isFixed)
  }

  /// Names and gradients; what is none is reported.
  private func hidden() -> Set<Symbol>? {
    guard fields.list("hide") != nil else { return nil }
    let symbols = fields.scalars("hide").compactMap { scalar -> Symbol? in
      if let series = texts.scope.series { return symbol(hiding: scalar, in: series) }
      switch LiveExpression.read(ScalarPlaces.text(of: scalar, in: fields.source), in: texts.scope)
      {
      case .success(let live):
        if let symbol = live.symbol { return symbol }
        log.report(.hideIsNoName(live.text), live.place)
      case .failure(let failure): log.append(failure.problems)
      }
      return nil
    }
    return Set(symbols)
  }

  /// A series by its name, or by a number of it; anything else is reported.
  private func symbol(hiding scalar: DocumentNode.Scalar, in series: SeriesScope) -> Symbol? {
    if let symbol = series.symbol(hiding: scalar.text) { return symbol }
    let text = ScalarPlaces.text(of: scalar, in: fields.source)
    if case .success(let live) = LiveExpression.read(text, in: texts.scope),
      let symbol = live.symbol, series.isReading(symbol)
    {
      return symbol
    }
    log.report(series.unknown(scalar.text.trimmed), scalar.place)
    return nil
  }

  private func kind(_ type: String) -> Question.Kind? {
    switch type {
    case "choice": return options(type).map(Question.Kind.choice)
    case "several": return options(type).map(Question.Kind.several)
    case "number": return key(type).map(Question.Kind.number)
    case "matrix": return key(type).map(Question.Kind.matrix)
    case "shape": return key(type).map(Question.Kind.shape)
    case "formula": return formula(type)
    case "cells": return cells(type)
    default: return key(type).map(Question.Kind.sign)
    }
  }

  private func formula(_ type: String) -> Question.Kind? {
    let key = key(type)
    guard let subject = value("of", type), let key else { return nil }
    guard subject.symbol != nil else {
      log.report(.formulaOfNoName(subject.text), subject.place)
      return nil
    }
    guard key.expression.shape == subject.shape else {
      log.report(
        .formulaOfOtherShape(
          key.expression.text, key.expression.shape, of: subject.text, subject.shape),
        key.expression.place)
      return nil
    }
    return .formula(key, of: subject)
  }

  private func cells(_ type: String) -> Question.Kind? {
    let subject = value("of", type)
    guard fields.has("answer") else {
      log.report(.keyNeeded("answer", type: type), fields.place)
      return nil
    }
    guard let condition = texts.expression("answer", of: fields), let subject else { return nil }
    guard let compared = condition.compared else {
      log.report(.cellsNeedComparison, condition.place)
      return nil
    }
    guard let graph = texts.scope.batch ?? texts.scope.graph,
      compared.shape(in: graph) == subject.shape
    else {
      log.report(.cellsOfOtherShape(subject.text, subject.shape), condition.place)
      return nil
    }
    return .cells(of: subject, where: condition)
  }

  /// What is asked about, under `of`, or the answer; no condition.
  private func value(_ key: String, _ type: String) -> LiveExpression? {
    guard fields.has(key) else {
      log.report(.keyNeeded(key, type: type), fields.place)
      return nil
    }
    guard let live = texts.expression(key, of: fields) else { return nil }
    if live.isCondition {
      log.report(.conditionIsNoAnswer, live.place)
      return nil
    }
    return live
  }

  private func key(_ type: String) -> AnswerKey? {
    let tolerance = tolerance(type)
    let wrong = wrongAnswers(type)
    guard let live = value("answer", type) else { return nil }
    if type == "number" || type == "sign", !live.shape.isScalar {
      log.report(.answerIsNotOneNumber(live.text, live.shape), live.place)
      return nil
    }
    // What is counted is told exactly.
    let isCount = Double(live.text).map { $0 == $0.rounded() } ?? false
    let within = tolerance ?? (isCount ? 0 : Double("5e-\(digits + 1)") ?? 0)
    return AnswerKey(expression: live, within: within, digits: digits, wrong: wrong)
  }

  /// Where it is not written, half a unit of the last decimal that the lesson shows.
  private func tolerance(_ type: String) -> Double? {
    guard let node = fields["tolerance"] else { return nil }
    if type == "shape" || type == "sign" {
      log.report(.keyWithoutMeaning("tolerance", type: type), fields.place(of: "tolerance"))
      return nil
    }
    return Fields(node, .tolerance, source: fields.source, log: log)?.number("abs")
  }

  private func wrongAnswers(_ type: String) -> [AnswerKey.WrongAnswer] {
    (fields.list("wrong") ?? []).compactMap { node in
      guard let entry = Fields(node, .wrongAnswer, source: fields.source, log: log) else {
        return nil
      }
      let say = texts.prose("say", of: entry)
      guard let value = wrongValue(entry, type), let say else { return nil }
      return AnswerKey.WrongAnswer(value: value, say: say, place: entry.place(ofValue: "value"))
    }
  }

  private func wrongValue(_ entry: Fields, _ type: String) -> AnswerKey.WrongAnswer.Value? {
    guard let scalar = entry.scalar("value") else { return nil }
    let text = scalar.text.trimmed
    switch type {
    case "shape":
      guard let shape = ShapeText.read(text) else {
        log.report(.shapeUnknown(text.withoutControlCharacters), scalar.place)
        return nil
      }
      return .shape(shape)
    case "sign":
      let signs = ["+": 1, "-": -1, "−": -1, "0": 0]
      guard let sign = signs[text] else {
        log.report(.signUnknown(text.withoutControlCharacters), scalar.place)
        return nil
      }
      return .sign(sign)
    default:
      guard let live = texts.expression("value", of: entry) else { return nil }
      if live.isCondition {
        log.report(.conditionIsNoAnswer, live.place)
        return nil
      }
      if type == "number", !live.shape.isScalar {
        log.report(.answerIsNotOneNumber(live.text, live.shape), live.place)
        return nil
      }
      return .expression(live)
    }
  }
}

// Options of a choice.
extension QuestionReader {
  private func options(_ type: String) -> [Question.Option]? {
    guard fields.has("options") else {
      log.report(.keyNeeded("options", type: type), fields.place)
      return nil
    }
    guard let nodes = fields.list("options") else { return nil }
    let place = fields.place(of: "options")
    if nodes.count < 2 { log.report(.oneOption, place) }
    var hasRight = false
    let options = nodes.compactMap { node -> Question.Option? in
      guard let entry = Fields(node, .option, source: fields.source, log: log) else { return nil }
      let correct = isRight(entry)
      let isRight = correct ?? false
      let text = texts.prose("text", of: entry)
      let why = texts.prose("why", of: entry)
      if isRight, hasRight, type == "choice" {
        log.report(.secondRightOption, entry.place(of: "correct"))
      }
      if correct == false, !entry.has("why") { log.report(.whyMissing, entry.place) }
      hasRight = hasRight || isRight
      return text.map {
        Question.Option(text: $0, why: why, isRight: isRight, place: entry.place)
      }
    }
    if !hasRight, nodes.count > 1, type == "choice" { log.report(.noRightOption, place) }
    return options
  }

  /// Nil if it is not said clearly, which is reported.
  private func isRight(_ entry: Fields) -> Bool? {
    guard entry.has("correct") else { return false }
    guard let scalar = entry.scalar("correct") else { return nil }
    switch scalar.text {
    case "true": return true
    case "false": return false
    default:
      log.report(.correctIsNotTrue(scalar.text.withoutControlCharacters), scalar.place)
      return nil
    }
  }
}

/// A shape as a person writes it: `2x3`, `2×3`.
enum ShapeText {
  static func read(_ text: String) -> Shape? {
    let sizes = text.split(omittingEmptySubsequences: false) { "x×X*".contains($0) }
      .map { String($0).trimmed }
    guard sizes.count == 2, sizes.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }),
      let rows = Int(sizes[0]), let columns = Int(sizes[1]), rows > 0, columns > 0,
      rows <= EquationLimits.numbers, columns <= EquationLimits.numbers
    else { return nil }
    return Shape(rows, columns)
  }
}
