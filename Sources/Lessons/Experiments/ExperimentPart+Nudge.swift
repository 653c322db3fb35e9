package import Autodiff
import Experiments
package import Notation

/// A number or a word of an experiment that can be nudged.
package struct Nudgeable: Hashable, Sendable {
  /// Of the parameters, counted from 0.
  package let parameter: Int
  /// Of a list which entry, counted from 0; nil of what is none.
  package let entry: Int?
  /// `scale`, or `variances 2` of a list.
  package let name: String
  /// As it is now.
  package let text: String
}

extension ExperimentPart {
  /// What can be nudged, in the order of the parameters.
  package func nudgeable(_ numbers: NumberText) -> [Nudgeable] {
    parameters.enumerated().flatMap { index, parameter -> [Nudgeable] in
      switch parameter.value {
      case .number(let number):
        [Nudgeable(index, nil, parameter.name, numbers.significant(number, 4))]
      case .word(let word, _): [Nudgeable(index, nil, parameter.name, word)]
      case .numbers(let list):
        list.enumerated().map {
          Nudgeable(
            index, $0, list.count == 1 ? parameter.name : "\(parameter.name) \($0 + 1)",
            numbers.significant($1, 4))
        }
      case .words: []
      }
    }
  }

  /// So many steps more or less: whole numbers by 1, others by a tenth of themselves, a word by the
  /// next one.
  package func nudged(_ target: Nudgeable, by steps: Int) -> Result<ExperimentPart, ValueError> {
    guard parameters.indices.contains(target.parameter) else { return .success(self) }
    let parameter = parameters[target.parameter]
    switch parameter.value {
    case .number(let number):
      return setting(parameter.name, to: text(moved(number, parameter.name, steps)))
    case .numbers(var list):
      guard let entry = target.entry, list.indices.contains(entry) else { return .success(self) }
      list[entry] = moved(list[entry], parameter.name, steps)
      return setting(parameter.name, to: "[\(list.map(text).joined(separator: ", "))]")
    case .word(let word, let all):
      guard let index = all.firstIndex(of: word) else { return .success(self) }
      let count = all.count
      return setting(parameter.name, to: all[((index + steps) % count + count) % count])
    case .words: return .success(self)
    }
  }

  /// With the values by which a task is solved.
  package func solved(_ task: TryTask) -> Result<ExperimentPart, ValueError> {
    setting(task.solution)
  }

  private func text(_ number: Double) -> String { NumberText.shortest(number) }

  private func moved(_ number: Double, _ name: String, _ steps: Int) -> Double {
    if isWhole(name) { return number + Double(steps) }
    if number == 0 { return Double(steps) / 10 }
    let change = steps > 0 ? 1.1 : 1 / 1.1
    let moved = (0..<abs(steps)).reduce(number) { moved, _ in moved * change }
    return NumberText.value(NumberText(unicode: false).significant(moved, 3)) ?? moved
  }

  private func isWhole(_ name: String) -> Bool {
    let table = KeyTable.experiment(experiment.kind)
    // Its key holds a list as well.
    if name == "width" { return true }
    if case .whole? = table[name] ?? KeyTable.training[name] { return true }
    return false
  }
}

extension Nudgeable {
  fileprivate init(_ parameter: Int, _ entry: Int?, _ name: String, _ text: String) {
    self.parameter = parameter
    self.entry = entry
    self.name = name
    self.text = text
  }
}

extension ExperimentOutcome {
  /// The two sides of a condition, now; nil where a number is not there.
  package func sides(of condition: LiveExpression) -> (left: Tensor, right: Tensor)? {
    guard let compared = condition.compared, let numbers = numbers(of: condition) else {
      return nil
    }
    let number = { numbers[$0, default: Tensor(0)] }
    return (compared.left.formula.evaluated(number), compared.right.formula.evaluated(number))
  }
}
