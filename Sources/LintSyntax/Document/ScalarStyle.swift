/// The notation of a scalar.
package enum ScalarStyle: UInt8, Sendable {
  /// Without quotes.
  case plain
  /// Between `'`.
  case singleQuoted
  /// Between `"`.
  case doubleQuoted
  /// A block after `|` or `>`.
  case block
}
