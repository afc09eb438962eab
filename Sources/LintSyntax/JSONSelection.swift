internal import LintText

/// Says which parts of a JSON document are worth keeping.
///
/// Plain data, so that the parser need not ask for every value that it meets: a protocol in its
/// place made it six times slower on a plan, since a generic parser is not specialized for a
/// selection of another module.
package struct JSONSelection: Sendable {
  /// Members of the outermost object of which only the key is kept; nil for all of them.
  let skippedMembers: [StaticString]?

  /// The member by which the objects of arrays are told apart, or nil to keep all of them.
  let discriminator: StaticString?

  /// With what the discriminator's text begins in objects that are kept.
  let keptPrefixes: [StaticString]

  /// Keeps everything.
  package static let everything = JSONSelection(skipping: [])

  /// Keeps the keys of the outermost object.
  package static let outermostKeys = JSONSelection(skipping: nil)

  /// Selects parts of a document.
  ///
  /// - Parameters:
  ///   - skippedMembers: members of the outermost object of which only the key is kept; nil for
  ///     all of them.
  ///   - discriminator: the member by which the objects of arrays are told apart. Objects without
  ///     it are kept, and so are those whose discriminator is no string or is written with escapes.
  ///   - keptPrefixes: with what the discriminator's text begins in objects that are kept.
  package init(
    skipping skippedMembers: [StaticString]?,
    keepingElementsWhose discriminator: StaticString? = nil,
    beginsWith keptPrefixes: [StaticString] = [],
  ) {
    self.skippedMembers = skippedMembers
    self.discriminator = discriminator
    self.keptPrefixes = keptPrefixes
  }

  /// Whether only the key is kept of the outermost member with a given key.
  package func skips(_ key: Node) -> Bool {
    skippedMembers?.contains { key.hasText($0) } ?? true
  }

  func isDiscriminator(_ key: UnsafeRawBufferPointer) -> Bool {
    discriminator.map { isName(key, $0) } == true
  }

  func skipsMember(_ key: UnsafeRawBufferPointer) -> Bool {
    guard let skippedMembers else { return true }
    return skippedMembers.contains { isName(key, $0) }
  }

  func keepsElement(_ text: UnsafeRawBufferPointer) -> Bool {
    keptPrefixes.contains { text.hasBytes($0, at: 0) }
  }

  private func isName(_ key: UnsafeRawBufferPointer, _ name: StaticString) -> Bool {
    key.count == name.utf8CodeUnitCount && key.hasBytes(name, at: 0)
  }
}
