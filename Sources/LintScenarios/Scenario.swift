package import LintText

/// The smallest set of parameter values that leads to a result.
package struct Scenario: Sendable, Hashable {
  /// The values, by the names of their parameters.
  package let choices: [Choice]

  /// The value of one parameter.
  package struct Choice: Sendable, Hashable {
    /// The parameter.
    package let parameter: Text

    /// A value that leads there; nil if it must not be shown.
    package let value: Text?

    /// The values that do not lead there, if every other value does; nil if only this one does.
    package let exceptions: [Text]?

    /// Whether the value is null, as opposed to a text.
    package let isNull: Bool

    /// The parameter whose value is the variable file with which a configuration is deployed.
    package static let variableFile: Text = "-var-file"

    /// Creates a choice from its parts.
    package init(parameter: Text, value: Text?, exceptions: [Text]?, isNull: Bool = false) {
      self.parameter = parameter
      self.value = value
      self.exceptions = exceptions
      self.isNull = isNull
    }
  }

  /// Creates a scenario from its choices.
  package init(_ choices: [Choice]) {
    self.choices = choices
  }
}

extension Scenario: CustomStringConvertible {
  /// The scenario as a clause: `when Environment is 'dev' and Size is 'small'`, `with 'dev.tfvars'`.
  package var description: String {
    let files = choices.filter { $0.parameter == Choice.variableFile }
    let others = choices.filter { $0.parameter != Choice.variableFile }
    let clauses =
      files.map { "with '\($0.value ?? "")'" }
      + (others.isEmpty ? [] : ["when " + others.map(\.description).joined(separator: " and ")])
    return clauses.joined(separator: " ")
  }
}

extension Scenario.Choice: CustomStringConvertible {
  /// The choice as a clause.
  package var description: String {
    guard let value else { return "\(parameter) has a certain hidden value" }
    switch exceptions {
    case []? where value.isEmpty: return "\(parameter) has another value"
    case nil where isNull: return "\(parameter) is null"
    case nil: return "\(parameter) is '\(value)'"
    case let exceptions? where (1...3).contains(exceptions.count):
      let list = exceptions.map { "'\($0)'" }.joined(separator: " or ")
      return "\(parameter) is anything but \(list)"
    case _?: return "\(parameter) is something else, such as '\(value)'"
    }
  }
}
