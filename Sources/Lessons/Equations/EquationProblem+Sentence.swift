import Autodiff
import Notation

// Every sentence about equations stands here, so that they speak with one voice.

extension EquationProblem {
  var sentence: String {
    switch self {
    case .strangeCharacter, .strayText, .lookAlike, .number, .lineHasNoName, .leftSideIsNoName,
      .nothingToCompute, .secondEquals, .equalsInCondition, .comparisonInEquation, .habit,
      .secondComparison, .juxtaposition, .squareBracket, .partHasNoStride,
      .emptyParentheses, .listInParentheses, .neverClosed, .neverOpened, .endsAfter, .unexpected,
      .tooDeep, .tooManyOperations, .noEquation:
      sentenceAboutWriting
    case .unknownOperation, .nameIsNoOperation, .operationWithoutOperands, .operandCount,
      .noSuchAxis, .axisIsNoName, .unknownName, .usedBeforeItsLine, .usedBeforeInItsLine,
      .usedInCircle, .usesItself, .definedTwice,
      .givenAndComputed, .nameIsFunction, .twoSpellings, .neverUsed, .doesNotReachLoss,
      .asideIsGiven, .asideReachesLoss, .lossUnknown, .lossIsGiven, .lossIsNotScalar,
      .learnedIsNotGiven, .learnedTwice:
      sentenceAboutNames
    case .shapesDoNotFit, .tooManyLines, .tooManyOperationsInAll, .tooManyNumbers,
      .comparisonInside,
      .gradientOutsideTrace, .gradientOfExpression, .noGradient, .productWithNumber,
      .elsewhereOfExpression, .elsewhereNeedsTraining, .elsewhereBeyondEnd, .entryIsNotWhole,
      .noSuchPart,
      .partIsEmpty, .partFromZero, .reshapeNeedsNumbers, .reshapeDoesNotFit, .noSuchClass:
      sentenceAboutValues
    }
  }

  private var sentenceAboutWriting: String {
    switch self {
    case .strangeCharacter(let character): StrangeCharacter.sentence(character)
    case .strayText:
      "a text in quotes names a series, as in last(\"loss\"); a name is written without quotes"
    case .lookAlike(let alike):
      "'\(alike.written)' is the \(LookAlike.script(of: alike.written)) letter "
        + "\(alike.written.codePoint), which looks like '\(alike.meant)' "
        + "(\(alike.meant.codePoint)); write '\(alike.meant)'"
    case .number(let problem): problem.sentence
    case .lineHasNoName: "a line needs a name and '=', as in 'f = w * x + b'"
    case .leftSideIsNoName: "on the left of '=' only one name can stand, as in 'f = w * x + b'"
    case .nothingToCompute: "there is nothing to compute here; write an expression, as in 'w * x'"
    case .secondEquals: "a line has one '='; begin a new line for the next equation"
    case .equalsInCondition: "'=' gives a name to a line; to compare, write '=='"
    case .comparisonInEquation(let symbol, let instead):
      "'\(symbol)' compares, which an equation cannot do; "
        + (instead.map { "write '\($0)', which is 1 where it is so, else 0" }
          ?? "'step(x)' is 1 where x is positive")
    case .habit(let habit): habit.sentence
    case .secondComparison(let symbol):
      "only two values can be compared at once; leave out what begins with '\(symbol)'"
    case .juxtaposition(let left, let right) where left.first?.isNumber == true:
      "a sign is missing between '\(left)' and '\(right)'; write '\(left) * "
        + (right == "(" ? "( … )'" : "\(right)'")
    case .juxtaposition(let left, let right):
      "a sign is missing between '\(left)' and '\(right)'; write '*' to multiply entry by entry, "
        + "'@' for the matrix product"
    case .squareBracket:
      "square brackets have no meaning here; write round ones, as in 'relu(x)'"
    case .partHasNoStride:
      "a part has no stride; write its first and its last row, as in 'A[1:2, :]'"
    case .emptyParentheses: "there is nothing between the parentheses"
    case .listInParentheses: "a comma separates the values of a function; no function stands here"
    case .neverClosed(let bracket): "this '\(bracket)' is never closed"
    case .neverOpened(let bracket): "this '\(bracket)' was never opened"
    case .endsAfter(let text):
      text.isEmpty ? "a value is missing here" : "a value is missing after '\(text)'"
    case .unexpected(let text): "'\(text)' cannot stand here; a value is expected"
    case .tooDeep:
      "this is nested deeper than \(EquationParser.deepest) levels; give the inner part a line of "
        + "its own"
    case .tooManyOperations:
      "this equation has more than \(EquationParser.mostOperations) operations; give a part of it "
        + "a line of its own"
    case .noEquation: "there is no equation; write one, as in 'f = w * x + b'"
    default: ""
    }
  }

  private var sentenceAboutNames: String {
    switch self {
    case .unknownOperation(let name, let nearest):
      "no operation '\(name)'" + Self.suggestion(nearest)
    case .nameIsNoOperation(let name):
      "'\(name)' is a value, not an operation; to multiply, write '\(name) * ( … )'"
    case .operationWithoutOperands(let name) where OperationTable.isSigma(name):
      "'\(name)' is the logistic function, as in '\(name)(x)'; give a standard deviation another "
        + "name"
    case .operationWithoutOperands(let name):
      "'\(name)' is an operation; write its value in parentheses, as in '\(name)(x)'"
    case .operandCount(let name, let allowed, let written):
      "'\(name)' takes \(name == "concat" ? "at least " : "")\(Self.values(allowed)), not \(written)"
        + (name == "sum" && written > 1 ? "; to add values, write 'a + b'" : "")
    case .noSuchAxis(let name, let axis):
      "'\(name)' cannot go along \(axis.rawValue); write '\(name)(x)'"
    case .axisIsNoName(let axis):
      "'\(axis.rawValue)' says along which way to go, as in 'sum(A, \(axis.rawValue))'"
    case .unknownName(let name, let nearest):
      "'\(name)' is neither given nor computed" + Self.suggestion(nearest)
    case .usedBeforeItsLine(let name, let line):
      "'\(name)' is computed only later, in line \(line); move that line up"
    case .usedBeforeInItsLine(let name):
      "'\(name)' is used before it is computed; write its equation first"
    case .usedInCircle(let name, let user):
      "'\(name)' is used before it is computed, and is itself computed from '\(user)'; give one of "
        + "the two a value"
    case .usesItself(let name): "'\(name)' is computed from itself; give the new value a new name"
    case .definedTwice(let name, let line):
      "'\(name)' is computed already in line \(line); choose another name"
    case .givenAndComputed(let name):
      "'\(name)' is both given and computed; remove it from one of the two"
    case .nameIsFunction(OperationTable.gradient):
      "'grad' stands for gradients in answers, conditions and text; choose another name"
    case .nameIsFunction(let name):
      "'\(name)' is the name of an operation; choose another name"
    case .twoSpellings(let name, let first, let line):
      "'\(name)' and '\(first)' (line \(line)) are one name; spell it one way"
    case .neverUsed(let name): "'\(name)' is given and never used; remove it or use it"
    case .doesNotReachLoss(let name, let loss):
      "'\(name)' does not reach the loss '\(loss)', so that its gradient is 0"
    case .asideIsGiven(let name): "'\(name)' is given; only a line can stand aside"
    case .asideReachesLoss(let name, let loss):
      "'\(loss)' is made from '\(name)', which cannot stand aside then"
    case .lossUnknown(let name, let nearest):
      "no line computes the loss '\(name)'" + Self.suggestion(nearest)
    case .lossIsGiven(let name): "the loss '\(name)' is given; it must be computed by a line"
    case .lossIsNotScalar(let name, let shape):
      "the loss must be one number, and '\(name)' is \(shape); add a line such as "
        + "'L = mean(\(name))'"
    case .learnedIsNotGiven(let name, let isComputed):
      isComputed
        ? "'\(name)' is computed; only a given name can be learned"
        : "'\(name)' is not given, so that it cannot be learned"
    case .learnedTwice(let name): "'\(name)' is listed twice"
    default: ""
    }
  }

  private var sentenceAboutValues: String {
    switch self {
    case .shapesDoNotFit(let operation, let shapes, let advice):
      "'\(operation)' cannot take \(shapes.map(\.description).joined(separator: " and "))"
        + Self.advice(advice)
    case .tooManyLines:
      "the graph has more than \(EquationLimits.lines.grouped) lines and given values"
    case .tooManyOperationsInAll:
      "the graph has more than \(EquationLimits.operations.grouped) operations"
    case .tooManyNumbers:
      "the values of this lesson would have more than \(EquationLimits.numbers.grouped) numbers"
    case .comparisonInside: "a comparison cannot stand inside a computation"
    case .gradientOutsideTrace:
      "'grad' exists only in answers, conditions and text, not in equations"
    case .gradientOfExpression: "'grad' takes one name, as in 'grad(w)'"
    case .noGradient(let name):
      "'\(name)' is data, which gets no gradient; list it under 'learn' if it should"
    case .productWithNumber(let number):
      "a product with a number is written '*'; the value after \(number) updates is written without "
        + "spaces, as in 'L@\(number)'"
    case .elsewhereOfExpression:
      "only a name or 'grad(…)' has a value at another iteration, as in 'L@1' or 'grad(w)@1'"
    case .elsewhereNeedsTraining:
      "this lesson has no updates, so that there is no other iteration; add 'train'"
    case .elsewhereBeyondEnd(let number, let end):
      "there is no iteration \(number): the training ends after "
        + (end == 1 ? "1 update" : "\(end) updates")
    case .entryIsNotWhole: "a row and a column are whole numbers from 1, as in 'h1[2, 1]'"
    case .noSuchPart(let part, let shape):
      "there is no \(part.contains(":") ? "part" : "entry") \(part) in a \(shape) matrix, which has "
        + "\(Self.count(shape.rows, "row")) and \(Self.count(shape.columns, "column")), counted from 1"
    case .partIsEmpty(let range):
      "'\(range)' is empty; write the smaller number first, and both ends are in"
    case .partFromZero(let part, let here, let indices):
      (indices == 2
        ? "rows and columns count from 1, and both ends are in"
        : "a part needs its rows and its columns, which count from 1, and both ends are in")
        + (here.map { ": Python's '\(part)' is '\($0)' here" } ?? ", as in 'A[1:2, :]'")
    case .reshapeNeedsNumbers:
      "'reshape' takes a matrix and its new rows and columns as whole numbers, as in "
        + "'reshape(A, 2, 3)'"
    case .reshapeDoesNotFit(let from, let to):
      "'reshape' cannot make \(to) of \(from): \(to.count) numbers of \(from.count)"
    case .noSuchClass(let number, let classes):
      "there is no class \(NumberText.shortest(number)): classes are whole numbers from 1 to "
        + "\(classes), one for each row of what goes in (column, where examples are rows)"
    default: ""
    }
  }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func advice(_ advice: ShapeAdvice?) -> String {
    switch advice {
    case .use(let operation): "; did you mean '\(operation)'?"
    case .transposeOne: "; did you mean to transpose one of them with '.T'?"
    case .innerSizes(let columns, let rows):
      ": the left one has \(columns) \(columns == 1 ? "column" : "columns"), "
        + "the right one \(rows) \(rows == 1 ? "row" : "rows")"
    case nil: ""
    }
  }

  private static func count(_ number: Int, _ word: String) -> String {
    number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }

  private static func values(_ counts: [Int]) -> String {
    let list = counts.map(String.init).joined(separator: " or ")
    return counts == [1] ? "1 value" : "\(list) values"
  }
}

extension Int {
  /// `10,000`.
  var grouped: String {
    var digits = String(self)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}
