internal import LintText

#if canImport(Darwin)
  internal import Foundation
#else
  @_spi(_Unicode) internal import Swift
#endif

extension Text {
  /// The text in normalization form C, as Terraform keeps its strings.
  var normalized: Text {
    // Below U+0300 nothing composes with its neighbor: such scalars have the lead bytes 0x00 to 0xCB.
    if withBytes({ bytes in bytes.allSatisfy { $0 < 0xCC } }) { return self }
    #if canImport(Darwin)
      return Text(string.precomposedStringWithCanonicalMapping)
    #else
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: string._nfc)
      return Text(String(scalars))
    #endif
  }
}
