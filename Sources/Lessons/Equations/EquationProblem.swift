import Autodiff

/// What can be wrong with an equation or an expression, each with its one sentence.
enum EquationProblem: Hashable, Sendable {
  // How it is written.
  /// In double quotes, where no series is asked for.
  case strayText
  case strangeCharacter(Character)
  case lookAlike(LookAlike)
  case number(NumberProblem)
  case lineHasNoName
  case leftSideIsNoName
  case nothingToCompute
  case secondEquals
  case equalsInCondition
  case comparisonInEquation(String, instead: String?)
  case habit(Habit)
  case secondComparison(String)
  case juxtaposition(left: String, right: String)
  case squareBracket
  case partHasNoStride
  case emptyParentheses
  case listInParentheses
  case neverClosed(String)
  case neverOpened(String)
  case endsAfter(String)
  case unexpected(String)
  case tooDeep
  case tooManyOperations
  case noEquation

  // What it names.
  case unknownOperation(String, nearest: String?)
  case nameIsNoOperation(String)
  case operationWithoutOperands(String)
  case operandCount(String, allowed: [Int], written: Int)
  case noSuchAxis(String, Axis)
  case axisIsNoName(Axis)
  case unknownName(String, nearest: String?)
  case usedBeforeItsLine(String, line: Int)
  case usedBeforeInItsLine(String)
  case usedInCircle(String, by: String)
  case usesItself(String)
  case definedTwice(String, line: Int)
  case givenAndComputed(String)
  case nameIsFunction(String)
  case twoSpellings(String, first: String, line: Int)
  case neverUsed(String)
  case doesNotReachLoss(String, loss: String)
  case asideIsGiven(String)
  case asideReachesLoss(String, loss: String)
  case lossUnknown(String, nearest: String?)
  case lossIsGiven(String)
  case lossIsNotScalar(String, Shape)
  case learnedIsNotGiven(String, isComputed: Bool)
  case learnedTwice(String)

  // What it computes.
  case shapesDoNotFit(String, [Shape], advice: ShapeAdvice?)
  case tooManyLines
  case tooManyOperationsInAll
  case tooManyNumbers

  // Only in answers, conditions and prose.
  case comparisonInside
  case gradientOutsideTrace
  case gradientOfExpression
  case noGradient(String)
  case productWithNumber(String)
  case elsewhereOfExpression
  case elsewhereNeedsTraining
  case elsewhereBeyondEnd(Int, end: Int)
  case entryIsNotWhole
  case noSuchPart(String, Shape)
  case partIsEmpty(String)
  /// As Python counts, and what that is here where there is such a part.
  case partFromZero(String, here: String?, indices: Int)
  case reshapeNeedsNumbers
  case reshapeDoesNotFit(Shape, to: Shape)
  case noSuchClass(Double, classes: Int)

  /// What would fit instead.
  enum ShapeAdvice: Hashable, Sendable {
    case use(String)
    case transposeOne
    case innerSizes(Int, Int)
  }

  /// A problem and where it is.
  struct Placed: Error {
    let place: Place
    let problem: EquationProblem

    init(_ place: Place, _ problem: EquationProblem) {
      self.place = place
      self.problem = problem
    }

    var asProblem: Problem {
      Problem(place, problem.severity, problem.sentence)
    }
  }

  var severity: Severity {
    switch self {
    case .twoSpellings, .doesNotReachLoss: .warning
    default: .error
    }
  }
}
