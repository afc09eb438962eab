internal import LintSyntax
internal import LintText

/// A parameter that a template declares.
struct Parameter {
  let name: Text

  /// The key that declares it.
  let key: Node

  /// The declaration.
  private let declaration: Node

  /// The key with the declaration.
  var entry: Node.Entry { Node.Entry(key: key, value: declaration) }

  /// The texts of ``allowedValues``, kept as a set because there may be thousands.
  private let allowedTexts: Set<Text>?

  /// The size of the texts of ``allowedValues`` in bytes.
  let allowedSize: Int

  /// The parsed `AllowedPattern`, or nil if it is missing or not supported.
  ///
  /// Only values of the types `String` and `CommaDelimitedList` are matched against one.
  let allowedPattern: AllowedPattern?

  /// The form of the identifiers that the type denotes, such as `AWS::EC2::VPC::Id`.
  let identifier: IdentifierForm?

  init?(_ entry: Node.Entry) {
    guard let name = entry.key.text, entry.value.kind == .mapping else { return nil }
    self.name = name
    key = entry.key
    declaration = entry.value
    let allowed = entry.value["AllowedValues"]?.elements
    allowedTexts = allowed.map { Set($0.compactMap(\.typedText)) }
    allowedSize = allowed?.reduce(0) { $0 + $1.contentSize } ?? 0
    let type = entry.value["Type"]
    let isText =
      type == nil || ["String", "CommaDelimitedList"].contains { type?.hasText($0) == true }
    allowedPattern =
      isText ? entry.value["AllowedPattern"]?.text.flatMap { AllowedPattern($0) } : nil
    identifier = type?.text.flatMap { IdentifierForm(ofType: $0) }
  }

  /// The `AllowedPattern` as written.
  var writtenPattern: Text? { declaration["AllowedPattern"]?.text }

  /// The type, such as `Number`.
  var type: Text { declaration["Type"]?.text ?? "String" }

  /// Whether its value is a list, written with commas.
  var isList: Bool { type == "CommaDelimitedList" || type.hasPrefix("List<") }

  /// Returns the elements of a list that is written with commas.
  static func list(_ text: Text) -> [Text] {
    text.split(separator: ",").map { $0.trimming(" ") }
  }

  /// The value that is used when none is given.
  var defaultValue: Node? { declaration["Default"] }

  /// Every value that may be given, or nil if they are not listed.
  var allowedValues: [Node]? { declaration["AllowedValues"]?.elements }

  /// The number of different values that may be given, or nil if they are not listed.
  var allowedValueCount: Int? { allowedTexts?.count }

  /// The least value of a `Number`.
  var minimum: Double? { number("MinValue") }

  /// The greatest value of a `Number`.
  var maximum: Double? { number("MaxValue") }

  /// The least length of a `String`.
  var minimumLength: Double? { number("MinLength") }

  /// The greatest length of a `String`.
  var maximumLength: Double? { number("MaxLength") }

  /// The whole numbers between its bounds; nil if it isn't a number, or has a wide range.
  var wholeNumbers: ClosedRange<Int>? {
    guard type == "Number", let minimum, let maximum, abs(minimum) < 1_000_000,
      maximum >= minimum.rounded(.up), maximum - minimum < 1_000
    else { return nil }
    return Int(minimum.rounded(.up))...Int(maximum.rounded(.down))
  }

  /// The allowed lengths of a `String`, in characters.
  var lengths: ClosedRange<Int> {
    let least = Int(min(max(number("MinLength") ?? 0, 0), 4_096).rounded(.up))
    let most = number("MaxLength").map { Int(min(max($0, 0), 1e9).rounded(.down)) } ?? .max
    return least...max(least, most)
  }

  /// Whether its value is never shown, `NoEcho`.
  var isSecret: Bool {
    switch declaration["NoEcho"]?.scalarValue {
    case .boolean(let isSecret): isSecret
    case .text(let text): text.isWord(inAnyCase: "true")
    case .null, .integer, .real, nil: false
    }
  }

  /// Whether values given to it, its default included, are names of keys in Parameter Store
  /// (CloudFormation user guide, "SSM parameter types").
  var isParameterStoreKey: Bool { type.hasPrefix("AWS::SSM::Parameter::Value<") }

  /// Whether a value may be given.
  ///
  /// The allowed values of a list are those of its elements (AWS, "Specify validation checks for
  /// CommaDelimitedList parameter", 2022).
  func allows(_ value: Text) -> Bool {
    let elements = isList ? Self.list(value) : [value]
    if let allowedTexts, !elements.allSatisfy(allowedTexts.contains) { return false }
    if let allowedPattern, elements.contains(where: { allowedPattern.matches($0) == false }) {
      return false
    }
    if let identifier, !elements.allSatisfy(identifier.allows) { return false }
    switch type {
    case "Number":
      guard let number = Double(value.string) else { return false }
      return number >= minimum ?? -.infinity && number <= maximum ?? .infinity
    case "List<Number>":
      return elements.allSatisfy { Double($0.string) != nil }
    case "String":
      return lengths.contains(value.string.unicodeScalars.count)
    default:
      return true
    }
  }

  private func number(_ key: StaticString) -> Double? {
    switch declaration[key]?.scalarValue {
    case .integer(let number): Double(number)
    case .real(let number): number.isFinite ? number : nil
    case .text(let text): Double(text.string).flatMap { $0.isFinite ? $0 : nil }
    case .null, .boolean, nil: nil
    }
  }
}
