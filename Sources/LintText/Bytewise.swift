/// Makes the synthesized `==` and `hash(into:)` of a type compare a property by its UTF-8 bytes.
///
/// `String` compares canonically, in time that grows with the square of a run of combining marks;
/// see ``Text``.
@propertyWrapper
public struct Bytewise<Value: BytewiseHashable>: Sendable {
  /// The property.
  public var wrappedValue: Value

  /// Wraps a property.
  public init(wrappedValue: Value) {
    self.wrappedValue = wrappedValue
  }
}

extension Bytewise: Hashable {
  /// Compares bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.wrappedValue.hasSameBytes(as: right.wrappedValue)
  }

  /// Hashes bytes.
  public func hash(into hasher: inout Hasher) {
    wrappedValue.hashBytes(into: &hasher)
  }
}

/// A value made of strings, comparable by ``Bytewise``.
public protocol BytewiseHashable: Sendable {
  /// Whether another value has the same UTF-8 bytes.
  func hasSameBytes(as other: Self) -> Bool

  /// Hashes the UTF-8 bytes.
  func hashBytes(into hasher: inout Hasher)
}

extension String: BytewiseHashable {
  /// Whether another string has the same UTF-8 bytes.
  public func hasSameBytes(as other: String) -> Bool { Text(self) == Text(other) }

  /// Hashes the UTF-8 bytes.
  public func hashBytes(into hasher: inout Hasher) { hasher.combine(Text(self)) }
}

extension Optional: BytewiseHashable where Wrapped: BytewiseHashable {
  /// Whether both are nil, or have the same UTF-8 bytes.
  public func hasSameBytes(as other: Self) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (let left?, let right?): left.hasSameBytes(as: right)
    case (nil, _?), (_?, nil): false
    }
  }

  /// Hashes the UTF-8 bytes.
  public func hashBytes(into hasher: inout Hasher) {
    hasher.combine(self == nil)
    self?.hashBytes(into: &hasher)
  }
}

extension Array: BytewiseHashable where Element: BytewiseHashable {
  /// Whether all elements have the same UTF-8 bytes.
  public func hasSameBytes(as other: Self) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.hasSameBytes(as: $1) }
  }

  /// Hashes the UTF-8 bytes.
  public func hashBytes(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { element.hashBytes(into: &hasher) }
  }
}
