internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A value of the Terraform language, with the location where it is written.
///
/// Values of collections keep their own locations, so a function that selects one of its arguments
/// or elements, such as `lookup` or `coalesce`, yields it with the location where it is written.
struct TerraformValue: Sendable {
  /// The value itself.
  var content: Content

  /// The location of the expression that yields the value; nil if it is computed from several.
  var origin: ValueOrigin?

  /// The location of the last reference through which the value came; nil without one.
  var use: ValueOrigin?

  /// A value by its kind.
  indirect enum Content: Sendable {
    /// The null of any type.
    case null
    /// A value that is known only after apply, or that this tool cannot determine.
    case unknown(UnknownValue)
    case boolean(Bool)
    case number(Decimal)
    /// Normalized to NFC, as Terraform does.
    case string(Text)
    /// `[x, y]`, whose elements may have different types.
    case tuple([TerraformValue])
    case list([TerraformValue])
    /// Sorted and without duplicates, in the order in which Terraform iterates.
    case set([TerraformValue])
    /// `{ key = x }`, whose attributes may have different types.
    case object([Text: TerraformValue])
    case map([Text: TerraformValue])
  }

  /// Creates a value.
  init(_ content: Content, at origin: ValueOrigin? = nil) {
    self.content = content
    self.origin = origin
  }

  static let null = TerraformValue(.null)

  static func boolean(_ value: Bool) -> TerraformValue { TerraformValue(.boolean(value)) }

  static func number(_ value: Int) -> TerraformValue { TerraformValue(.number(Decimal(value))) }

  static func string(_ value: Text) -> TerraformValue { TerraformValue(.string(value)) }

  static func unknown(_ value: UnknownValue) -> TerraformValue { TerraformValue(.unknown(value)) }
}

/// Values are equal by content; `1` and `"1"` are not.
extension TerraformValue: Hashable {
  static func == (left: TerraformValue, right: TerraformValue) -> Bool {
    left.content == right.content
  }

  func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

extension TerraformValue.Content: Hashable {}

/// The location of an expression.
struct ValueOrigin: Sendable, Hashable {
  /// The file, by its index in the configuration.
  let file: Int32

  /// The range in the file, in bytes.
  let range: Range<Int>

  /// Whether it contains another location.
  func contains(_ other: ValueOrigin) -> Bool {
    file == other.file && range.lowerBound <= other.range.lowerBound
      && other.range.upperBound <= range.upperBound
  }
}
