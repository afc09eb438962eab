/// A value together with the text that it came from.
package struct Located<Value> {
  /// What was written there.
  package let value: Value

  /// Where it was written.
  package let range: SourceRange

  /// Pairs a value with its place.
  package init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
