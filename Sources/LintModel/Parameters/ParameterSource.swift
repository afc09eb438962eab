package import LintDiagnostics
internal import LintText

/// Where a parameter is given its value.
package enum ParameterSource: Sendable, Hashable {
  /// An option, a variable of the environment, or a setting with its place in a configuration.
  case named(String)

  /// A line of a file of values, without its text: other values may be on it.
  case line(Place)
}

extension ParameterSource: CustomStringConvertible {
  /// The name, or the path with the line.
  package var description: String {
    switch self {
    case .named(let name): name
    case .line(let place): "\(place.path):\(place.range.lowerBound.line)"
    }
  }
}
