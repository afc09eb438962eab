import CloudFormation
import Foundation

/// A parameter of a generated template.
struct GeneratedParameter: Hashable {
  enum Kind: String {
    case text = "String"
    case number = "Number"
    case list = "CommaDelimitedList"
    case storeKey = "AWS::SSM::Parameter::Value<String>"
  }

  var name: String
  var kind: Kind
  var fallback: String?
  var allowed: [String]?
  var minimum: Int?
  var maximum: Int?
  var isSecret = false

  /// Whether CloudFormation would take a value.
  func takes(_ value: String) -> Bool {
    let elements = kind == .list ? value.components(separatedBy: ",") : [value]
    if let allowed, !elements.allSatisfy(allowed.contains) { return false }
    guard kind == .number else { return true }
    guard let number = Double(value) else { return false }
    return number >= Double(minimum ?? .min) && number <= Double(maximum ?? .max)
  }

  /// The whole numbers that it may be, if they are bounded.
  var wholeNumbers: ClosedRange<Int>? {
    guard kind == .number, let minimum, let maximum, minimum <= maximum else { return nil }
    return minimum...maximum
  }

  /// The default, if CloudFormation would take it.
  var usableFallback: String? { fallback.flatMap { takes($0) ? $0 : nil } }
}
