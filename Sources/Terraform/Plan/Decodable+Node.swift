internal import LintDiagnostics
internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension Decodable {
  /// Decodes a node of a JSON document by handing Foundation just its bytes.
  ///
  /// Foundation knows no positions and decodes all that it is given, so it is given little: of a
  /// plan of 100 MB with ten caches, ten elements.
  init(decoding node: Node) throws {
    let text = node.document.text
    let data = withExtendedLifetime(text) { Data(text.bytes[node.range]) }
    self = try JSONDecoder().decode(Self.self, from: data)
  }
}
