internal import LintText

/// The names of the module calls that lead to a resource, outermost first.
///
/// Instance keys are omitted: a configuration lists each call once.
struct ModulePath: Hashable {
  let names: [Text]

  init(_ names: some Sequence<Text> = []) {
    self.names = Array(names)
  }

  /// Parses the path from the address of a resource.
  ///
  /// Keys may contain dots, brackets and escaped quotes, so an address is never split at dots:
  /// `module.w["c]d"].aws_elasticache_cluster.this["x[0].y"]` is in module `w`.
  init(ofAddress address: Text) {
    var names: [Text] = []
    // By scalars: a combining mark at the start of a key would merge with the quote before it.
    var rest = address.string.unicodeScalars[...]
    while rest.starts(with: "module.".unicodeScalars) {
      rest = rest.dropFirst("module.".unicodeScalars.count)
      let name = rest.prefix { $0 != "." && $0 != "[" }
      names.append(Text(String(name)))
      rest = rest.dropFirst(name.count)
      if rest.first == "[" { rest = Self.behindKey(rest) }
      if rest.first == "." { rest = rest.dropFirst() }
    }
    self.names = names
  }

  /// Returns the text after an instance key in brackets.
  private static func behindKey(
    _ text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    var rest = text.dropFirst()
    guard rest.first == "\"" else {
      return rest.drop { $0 != "]" }.dropFirst()
    }
    rest = rest.dropFirst()
    while let character = rest.first, character != "\"" {
      rest = rest.dropFirst(character == "\\" ? 2 : 1)
    }
    return rest.dropFirst(2)
  }

  /// The path of the module that calls this one; nil for the root module.
  var caller: ModulePath? {
    names.isEmpty ? nil : ModulePath(names.dropLast())
  }

  /// The paths of its callers and itself, outermost first, without the root module.
  var withCallers: [ModulePath] {
    names.indices.map { ModulePath(names[...$0]) }
  }

  /// Returns the path of a module that this one calls.
  func appending(_ name: Text) -> ModulePath {
    ModulePath(names + [name])
  }

  /// The path as an address prefix without keys: `module.a.module.b.`; empty for the root module.
  var prefix: Text {
    names.map { "module.\($0)." as Text }.joined()
  }
}

extension ModulePath: CustomStringConvertible {
  /// The path as Terraform writes it: `module.a.module.b`; empty for the root module.
  var description: String {
    names.map { "module.\($0)" }.joined(separator: ".")
  }
}
