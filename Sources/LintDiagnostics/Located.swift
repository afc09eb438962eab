/// A value together with the text that it came from.
public struct Located<Value> {
  /// What was written there.
  public let value: Value

  /// Where it was written.
  public let range: SourceRange

  /// Pairs a value with its place.
  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
