/// What a learner can do.
package enum StudyAction: Hashable, Sendable {
  case travel(Travel)
  case answer(AnswerAction)
  case value(ValueAction)
}

extension Study {
  /// Whether an action would do nothing here, and is not to be offered.
  package func isDisabled(_ action: StudyAction) -> Bool {
    switch action {
    case .travel(let travel): isDisabled(travel)
    case .answer(let action): isDisabled(action)
    case .value(let action): isDisabled(action)
    }
  }
}
