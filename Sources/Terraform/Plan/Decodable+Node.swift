internal import LintDiagnostics
internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension Decodable {
  /// Decodes a node of a JSON document, passing only its bytes to Foundation.
  ///
  /// Foundation doesn't track positions and decodes all of its input, so the input is kept small:
  /// ten elements for a plan of 100 MB with ten caches.
  init(decoding node: Node) throws {
    let text = node.document.text
    let data = withExtendedLifetime(text) { Data(text.bytes[node.range]) }
    self = try JSONDecoder().decode(Self.self, from: data)
  }
}
