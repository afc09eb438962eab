/// One name of a path, as matched by patterns.
package typealias GlobName = [GlobCharacter]

/// The unit that `?` matches: a Unicode scalar, or a byte of a name that is not UTF-8.
package struct GlobCharacter: Hashable, Sendable {
  private let value: UInt32

  /// Splits bytes into characters; a stray byte equals only itself.
  package static func characters(of bytes: some Collection<UInt8>) -> [GlobCharacter] {
    var characters: [GlobCharacter] = []
    var rest = Array(bytes)[...]
    var iterator = rest.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        characters.append(GlobCharacter(value: UTF8.decode(encoded).value))
        rest = rest.dropFirst(encoded.count)
      case .error(let length):
        characters += rest.prefix(length).map { GlobCharacter(value: strayBase + UInt32($0)) }
        rest = rest.dropFirst(length)
      case .emptyInput:
        return characters
      }
    }
  }

  /// Above the last Unicode scalar, U+10FFFF.
  private static let strayBase: UInt32 = 0x11_0000
}

extension GlobCharacter: Comparable {
  package static func < (left: GlobCharacter, right: GlobCharacter) -> Bool {
    left.value < right.value
  }
}

extension GlobCharacter: ExpressibleByUnicodeScalarLiteral {
  package init(unicodeScalarLiteral scalar: Unicode.Scalar) {
    value = scalar.value
  }
}
