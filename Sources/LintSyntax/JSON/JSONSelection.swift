internal import LintText

/// The parts of a JSON document to keep.
///
/// Plain data, so that the parser need not query it for every value: a protocol instead made it six
/// times slower on a plan, since a generic parser isn't specialized for a selection in another
/// module.
package struct JSONSelection: Sendable {
  /// Members of the outermost object of which only the key is kept; nil for all of them.
  let skippedMembers: [StaticString]?

  /// The member that distinguishes the objects of arrays, or nil to keep all of them.
  let discriminator: StaticString?

  /// The prefixes of the discriminator's text in objects that are kept.
  let keptPrefixes: [StaticString]

  /// A selection that keeps everything.
  package static let everything = JSONSelection(skipping: [])

  /// A selection that keeps the keys of the outermost object.
  package static let outermostKeys = JSONSelection(skipping: nil)

  /// Creates a selection of parts of a document.
  ///
  /// - Parameters:
  ///   - skippedMembers: members of the outermost object of which only the key is kept; nil for all
  ///     of them.
  ///   - discriminator: the member that distinguishes the objects of arrays. Objects without it are
  ///     kept, and so are those whose discriminator isn't a string or is written with escapes.
  ///   - keptPrefixes: the prefixes of the discriminator's text in objects that are kept.
  package init(
    skipping skippedMembers: [StaticString]?,
    keepingElementsWhose discriminator: StaticString? = nil,
    beginsWith keptPrefixes: [StaticString] = [],
  ) {
    self.skippedMembers = skippedMembers
    self.discriminator = discriminator
    self.keptPrefixes = keptPrefixes
  }

  /// Whether only the key is kept of the outermost member with this key.
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
