package import LintDiagnostics
internal import LintText

/// The source of a parameter's value.
package enum ParameterSource: Sendable, Hashable {
  /// An option, an environment variable, or a setting with its location in a configuration.
  case named(String)

  /// A line of a file of values, without its text, which may have other values.
  case line(Place)

  /// The value that the template of the parent stack passes.
  case passed(Place)

  /// Whether an edit of the source can change the value: only in a template.
  package var isEditable: Bool {
    switch self {
    case .named, .line: false
    case .passed: true
    }
  }
}

extension ParameterSource: CustomStringConvertible {
  /// The name, or the path with the line.
  package var description: String {
    switch self {
    case .named(let name): name
    case .line(let place), .passed(let place): "\(place.path):\(place.range.lowerBound.line)"
    }
  }
}
