internal import LintText

/// The versions of a module that a call accepts, such as `~> 1.2, != 1.2.5`.
struct VersionConstraint {
  private let terms: [(operator: String, version: [Int])]

  private static let operators = [">=", "<=", "!=", "~>", ">", "<", "="]

  /// Parses a constraint; returns nil for one that Terraform refuses, or with prereleases.
  init?(_ text: Text) {
    var terms: [(String, [Int])] = []
    for part in text.string.split(separator: ",", omittingEmptySubsequences: false) {
      let term = part.drop { $0 == " " }
      let name = Self.operators.first(where: term.hasPrefix)
      guard let version = Self.version(Text(String(term.dropFirst(name?.count ?? 0)))) else {
        return nil
      }
      terms.append((name ?? "=", version))
    }
    self.terms = terms
  }

  /// Whether the call accepts a version; prereleases and malformed ones count as accepted.
  func accepts(_ text: Text) -> Bool {
    guard let version = Self.version(text) else { return true }
    return terms.allSatisfy { Self.meets(version, $0.operator, $0.version) }
  }

  private static func meets(_ version: [Int], _ name: String, _ bound: [Int]) -> Bool {
    let isBelow = padded(version).lexicographicallyPrecedes(padded(bound))
    let isEqual = padded(version) == padded(bound)
    return switch name {
    case "=": isEqual
    case "!=": !isEqual
    case "<": isBelow
    case "<=": isBelow || isEqual
    case ">": !isBelow && !isEqual
    case ">=": !isBelow
    // Only the last component that is written may grow.
    default: !isBelow && version.starts(with: bound.dropLast(bound.count > 1 ? 1 : 0))
    }
  }

  private static func padded(_ version: [Int]) -> [Int] {
    version + Array(repeating: 0, count: max(0, 3 - version.count))
  }

  private static func version(_ text: Text) -> [Int]? {
    let parts = text.trimming(" ").split(separator: ".").map { Int($0.string) }
    let numbers = parts.compactMap(\.self)
    return numbers.isEmpty || numbers.count < parts.count ? nil : numbers
  }
}
