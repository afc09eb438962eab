#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The bounds of a number that is not known.
struct NumberBounds: Sendable, Hashable {
  /// The lower bound; nil without one.
  var least: Bound?

  /// The upper bound; nil without one.
  var most: Bound?

  /// One end of a range of numbers.
  struct Bound: Sendable, Hashable {
    let value: Decimal

    /// Whether the number may equal the bound.
    var isIncluded = true
  }

  /// No bounds.
  static let none = NumberBounds()

  private init() {}

  init(least: Bound?, most: Bound?) {
    self.least = least
    self.most = most
  }

  /// The bounds of a known number.
  init(exactly value: Decimal) {
    (least, most) = (Bound(value: value), Bound(value: value))
  }

  /// Returns the bounds of a number that is within one of both.
  func union(_ other: NumberBounds) -> NumberBounds {
    NumberBounds(
      least: Self.outer(least, other.least, isUpper: false),
      most: Self.outer(most, other.most, isUpper: true),
    )
  }

  /// Returns the bounds of a number that is within both.
  func intersection(_ other: NumberBounds) -> NumberBounds {
    NumberBounds(
      least: Self.inner(least, other.least, isUpper: false),
      most: Self.inner(most, other.most, isUpper: true),
    )
  }

  /// Returns the bounds of the larger of two numbers.
  func maximum(_ other: NumberBounds) -> NumberBounds {
    NumberBounds(
      least: Self.inner(least, other.least, isUpper: false),
      most: Self.outer(most, other.most, isUpper: true),
    )
  }

  /// Returns the bounds of the smaller of two numbers.
  func minimum(_ other: NumberBounds) -> NumberBounds {
    NumberBounds(
      least: Self.outer(least, other.least, isUpper: false),
      most: Self.inner(most, other.most, isUpper: true),
    )
  }

  /// Whether the number is less than another one; nil if that is not known.
  func isLess(than other: NumberBounds) -> Bool? {
    if let most, let least = other.least,
      most.value < least.value
        || most.value == least.value && !(most.isIncluded && least.isIncluded)
    {
      return true
    }
    if let least, let most = other.most, least.value >= most.value { return false }
    return nil
  }

  /// Whether the number may be a certain one.
  func contains(_ number: Decimal) -> Bool {
    let exact = NumberBounds(exactly: number)
    return isLess(than: exact) != true && exact.isLess(than: self) != true
  }

  /// Returns the bound that allows more numbers.
  private static func outer(_ left: Bound?, _ right: Bound?, isUpper: Bool) -> Bound? {
    guard let left, let right else { return nil }
    if left.value == right.value { return left.isIncluded ? left : right }
    return (left.value > right.value) == isUpper ? left : right
  }

  /// Returns the bound that allows fewer numbers.
  private static func inner(_ left: Bound?, _ right: Bound?, isUpper: Bool) -> Bound? {
    guard let left, let right else { return left ?? right }
    if left.value == right.value { return left.isIncluded ? right : left }
    return (left.value > right.value) == isUpper ? right : left
  }
}
