package import LintSyntax
package import LintText

/// A parameter of the template that deploys a stack, or a variable of the configuration that does,
/// whose value the stack is passed.
///
/// The value passed by default is only one of those that the parameter may have: a condition of the
/// nested template may select by the others.
package struct OuterParameter: Sendable, Hashable {
  /// The name in the template that declares it.
  package let name: Text

  /// The key and the value of its declaration; nil for a variable of a configuration.
  package let declaration: Node.Entry?

  /// The texts around the value in what is passed; nil if another function computes that.
  package let affixes: Affixes?

  /// The literal texts before and after a value.
  package struct Affixes: Sendable, Hashable {
    package var prefix: Text
    package var suffix: Text

    /// Creates affixes from their texts.
    package init(prefix: Text = "", suffix: Text = "") {
      self.prefix = prefix
      self.suffix = suffix
    }

    /// Whether the value is passed as it is.
    package var areEmpty: Bool { prefix.isEmpty && suffix.isEmpty }

    /// Returns a value with the texts around it.
    package func around(_ value: Text) -> Text { areEmpty ? value : prefix + value + suffix }

    /// Returns the value inside a text; nil if the texts are not around one.
    package func inside(_ text: Text) -> Text? {
      guard !areEmpty else { return text }
      guard text.hasPrefix(prefix), text.hasSuffix(suffix) else { return nil }
      let rest = text.utf8.dropFirst(prefix.utf8.count)
      return rest.count < suffix.utf8.count
        ? nil : Text(decoding: rest.dropLast(suffix.utf8.count))
    }
  }

  /// Creates a parameter from its parts.
  package init(name: Text, declaration: Node.Entry?, affixes: Affixes?) {
    self.name = name
    self.declaration = declaration
    self.affixes = affixes
  }

  /// Returns the parameter as it is passed on by a nested template.
  package func passedOn(_ outer: Affixes?) -> OuterParameter {
    var combined: Affixes?
    if let affixes, let outer {
      combined = Affixes(
        prefix: outer.prefix + affixes.prefix,
        suffix: affixes.suffix + outer.suffix,
      )
    }
    return OuterParameter(name: name, declaration: declaration, affixes: combined)
  }

  package static func == (left: OuterParameter, right: OuterParameter) -> Bool {
    left.name == right.name && left.affixes == right.affixes
      && left.declaration?.key == right.declaration?.key
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(affixes)
  }
}
