#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Logarithms and powers to the last bit as Terraform computes them, which takes those of Go.
extension Double {
  /// The natural logarithm of a positive number, by the method of FreeBSD's `e_log.c`: a reduction
  /// to the interval from √½ to √2 and a polynomial.
  var naturalLogarithm: Double {
    guard self > 0, isFinite else { return self == 0 ? -.infinity : self }
    var (fraction, exponent) = binaryParts
    if fraction < 0.5.squareRoot() {
      fraction *= 2
      exponent -= 1
    }
    let f = fraction - 1
    let k = Double(exponent)
    let s = f / (2 + f)
    let s2 = s * s
    let s4 = s2 * s2
    let t1 =
      s2
      * (6.666666666666735130e-01 + s4
        * (2.857142874366239149e-01 + s4
          * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)))
    let t2 =
      s4
      * (3.999999999940941908e-01 + s4
        * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01))
    let r = t1 + t2
    let half = 0.5 * f * f
    return k * 6.93147180369123816490e-01
      - ((half - (s * (half + r) + k * 1.90821492927058770002e-10)) - f)
  }

  /// Returns a power, by squaring; nil if it takes an exponential function.
  func power(_ exponent: Double) -> Double? {
    if exponent == 0 || self == 1 { return 1 }
    if exponent == 1 { return self }
    if self == 0 { return exponent < 0 ? .infinity : 0 }
    if exponent == 0.5 { return squareRoot() }
    if exponent == -0.5 { return 1 / squareRoot() }
    let whole = exponent.magnitude.rounded(.towardZero)
    guard whole == exponent.magnitude else { return self < 0 ? .nan : nil }
    guard whole < 0x1p63 else {
      return self == -1 ? 1 : (magnitude < 1) == (exponent > 0) ? 0 : .infinity
    }
    var (result, resultExponent) = (1.0, 0)
    var (base, baseExponent) = binaryParts
    var rest = Int(whole)
    while rest != 0 {
      guard baseExponent.magnitude <= 1 << 12 else {
        resultExponent += baseExponent
        break
      }
      if rest & 1 == 1 {
        result *= base
        resultExponent += baseExponent
      }
      base *= base
      baseExponent <<= 1
      if base < 0.5 {
        base += base
        baseExponent -= 1
      }
      rest >>= 1
    }
    if exponent < 0 {
      result = 1 / result
      resultExponent = -resultExponent
    }
    return Double(sign: .plus, exponent: resultExponent, significand: result)
  }

  /// The number as a fraction from ½ to 1, with its sign, and a power of two.
  private var binaryParts: (fraction: Double, exponent: Int) {
    let fraction = Double(sign: sign, exponent: -1, significand: significand)
    return (fraction, Int(exponent) + 1)
  }

  /// The number in decimal notation; nil if it is too large or too small.
  ///
  /// Exact for whole numbers below 2 to the power of 63, otherwise the shortest text that reads as
  /// this number.
  var decimal: Decimal? {
    if self == rounded(), magnitude < 0x1p63 { return Decimal(Int(self)) }
    guard let number = Decimal(string: description), number.isFinite,
      Double(number.description) == self
    else { return nil }
    return number
  }
}
