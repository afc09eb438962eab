package import LintText

/// The engine of a cache, as far as the document specifies it.
package enum Engine: Sendable, Hashable {
  /// The engine is not written.
  case notWritten
  /// The engine with this name.
  case named(Text)
  /// An engine whose name must not be shown, or of which only this is known.
  case hidden(isMemcached: Bool)
  /// One of several engines, depending on the value of a parameter.
  case oneOf([Text], Undecided)
  /// Not known before the deployment.
  case undecided(Undecided)

  /// The name as written, if it is known.
  package var name: Text? {
    if case .named(let name) = self { return name }
    return nil
  }

  /// Whether it is Memcached, or nil if that is undecided.
  ///
  /// Names are compared case-insensitively. An unknown engine is not Memcached, and a name that
  /// ends with a space is unknown.
  package var isMemcached: Bool? {
    switch self {
    case .notWritten: return false
    case .named(let name): return Self.isMemcached(name)
    case .hidden(let isMemcached): return isMemcached
    case .oneOf(let names, _):
      let answers = Set(names.map(Self.isMemcached))
      return answers.count == 1 ? answers.first : nil
    case .undecided: return nil
    }
  }

  /// Whether it is certainly Valkey.
  package var isValkey: Bool { name.map { Self.isName($0, "valkey") } ?? false }

  /// Whether a name is that of Memcached.
  package static func isMemcached(_ name: Text) -> Bool { isName(name, "memcached") }

  /// Whether ElastiCache has an engine with this name.
  package static func isKnown(_ name: Text) -> Bool {
    isMemcached(name) || isName(name, "redis") || isName(name, "valkey")
  }

  private static func isName(_ name: Text, _ word: StaticString) -> Bool {
    name.isWord(inAnyCase: word)
  }
}
