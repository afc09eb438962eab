internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// Finds a property that is written with a nearly right name.
enum MisplacedProperty {
  /// The maximum number of keys that are compared: resources written by people have fewer.
  private static let limit = 100

  /// Returns the first key that is the name of a property, or nearly so; nil if there isn't any.
  static func key(named name: StaticString, in entries: [Node.Entry]) -> Node? {
    let keys = entries.prefix(limit).map(\.key)
    let length = name.utf8CodeUnitCount
    return keys.first { $0.hasText(name) }
      ?? keys.first { key in
        guard (length * 2 / 3...length * 3 / 2).contains(key.contentSize), let text = key.text
        else { return false }
        return NearName.of(text.string, in: [name.description]) != nil
      }
  }
}
