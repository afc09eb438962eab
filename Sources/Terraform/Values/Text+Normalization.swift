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
    let ordered = string.withOrderedMarks
    #if canImport(Darwin)
      return Text(ordered.precomposedStringWithCanonicalMapping)
    #else
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: ordered._nfc)
      return Text(String(scalars))
    #endif
  }
}

extension String {
  /// The equivalent text whose marks are in the canonical order, which normalization keeps.
  ///
  /// Normalization itself takes the square of the time for marks in another order.
  fileprivate var withOrderedMarks: String {
    var ordered = UnicodeScalarView()
    var marks: [(number: Int, scalar: Unicode.Scalar)] = []
    func addMarks() {
      // Marks of one class stay in the order in which they are written.
      marks.sort {
        let (first, second) = ($0.scalar.combiningClass, $1.scalar.combiningClass)
        return (first, $0.number) < (second, $1.number)
      }
      ordered.append(contentsOf: marks.lazy.map(\.scalar))
      marks.removeAll(keepingCapacity: true)
    }
    for scalar in unicodeScalars {
      if scalar.combiningClass == 0 {
        addMarks()
        ordered.append(scalar)
      } else {
        marks.append((marks.count, scalar))
      }
    }
    addMarks()
    return String(ordered)
  }
}

extension Unicode.Scalar {
  fileprivate var combiningClass: UInt8 { properties.canonicalCombiningClass.rawValue }
}
