/// A value with the range of the text that it was read from.
package struct Located<Value> {
  /// The value.
  package let value: Value

  /// The range in the text.
  package let range: SourceRange

  /// Pairs a value with its range.
  package init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
