internal import LintModel
internal import LintSyntax
internal import LintText

/// The fields of a resource that a controller passes to the service.
struct ManifestFields {
  /// The mappings with the fields; a field of an earlier one takes precedence.
  private let mappings: [Node]

  /// The key of the mapping to which a missing field can be added.
  let container: Node?

  init(_ manifest: Node, _ controller: ResourceKind.Controller) {
    let spec = manifest.entry("spec")
    switch controller {
    case .aws:
      mappings = [spec?.value].compactMap(\.self)
      container = spec?.key
    case .crossplane:
      // A field that only `initProvider` has counts when the resource is created.
      mappings = [spec?.value["forProvider"], spec?.value["initProvider"]].compactMap(\.self)
      container = spec?.value.entry("forProvider")?.key ?? spec?.key
    }
  }

  /// The value of a field; null only if it has no other, since the API server removes null.
  subscript(name: StaticString) -> Node? {
    let values = mappings.compactMap { $0[name] }
    return values.first { $0.scalarValue != .null } ?? values.first
  }

  /// Whether only the values for a new resource have a limit.
  var isInitial: Bool {
    mappings.count > 1 && mappings[0][Self.limit] == nil && mappings[1][Self.limit] != nil
  }

  /// Whether a field has a value.
  func has(_ name: StaticString) -> Bool { self[name].map { $0.scalarValue != .null } ?? false }

  /// Returns the text of a field; nil if it is missing, empty or no text.
  func text(_ name: StaticString) -> Text? {
    guard case .text(let text)? = self[name]?.scalarValue, !text.isEmpty else { return nil }
    return text
  }

  /// The retention limit.
  ///
  /// - Parameter absence: the meaning of a missing limit.
  func retention(absence: Retention) -> Retention {
    guard let value = self[Self.limit] else { return absence }
    switch value.scalarValue {
    case .integer(let days): return .days(days)
    case .null: return .absent(.null)
    // The API server takes a whole number in any notation.
    case .real(let number): return Int(exactly: number).map(Retention.days) ?? Self.malformed(value)
    case .boolean(let boolean): return .malformed("\(boolean)")
    case .text(let text):
      return Self.isFilledIn(text) ? .undecided(Self.filledIn(text)) : Self.malformed(value)
    case nil:
      let isPlaceholder = value.kind == .mapping && value.writtenEntries.first?.key.kind == .mapping
      if isPlaceholder { return .undecided(Self.filledIn("{{ … }}")) }
      return .malformed(value.kind == .mapping ? "a map" : "a list")
    }
  }

  private static func malformed(_ value: Node) -> Retention {
    .malformed(value.text.map { "'\($0)'" })
  }

  var engine: Engine {
    guard has("engine"), let value = self["engine"] else { return .notWritten }
    guard let name = value.text else { return .undecided(.malformed("'engine' is not text")) }
    return Self.isFilledIn(name) ? .undecided(Self.filledIn(name)) : .named(name)
  }

  static let limit: StaticString = "snapshotRetentionLimit"

  /// Whether another program replaces a part of a text: envsubst and Flux, kro, Kustomize, Helm.
  static func isFilledIn(_ text: Text) -> Bool {
    text.contains("${") || text.contains("$(") || text.contains("{{") || isVariable(text)
  }

  /// Whether a text is a variable without braces, which envsubst replaces: `$DAYS`.
  private static func isVariable(_ text: Text) -> Bool {
    let name = text.utf8.dropFirst()
    guard text.hasPrefix("$"), let first = name.first, !first.isASCIIDigit else { return false }
    return name.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte.isASCIIDigit
        || byte == UInt8(ascii: "_")
    }
  }

  static func filledIn(_ text: Text) -> Undecided {
    .unresolved(
      "another program replaces '\(text)'",
      remedy: "lint the manifest that it writes",
    )
  }
}
