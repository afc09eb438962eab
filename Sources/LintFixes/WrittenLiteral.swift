/// A value as it is written, if it is a literal that a number of days can replace.
struct WrittenLiteral {
  /// The anchor and the tag of the number, with the blanks after them.
  private var mark = ""

  /// The notation of the number.
  private let quote: String

  /// Whether the value is of a kind that a limit may have; otherwise its author may have meant
  /// something else.
  let isOfRightKind: Bool

  /// The maximum length of a literal in bytes.
  private static let lengthLimit = 256

  /// Recognizes a literal in YAML or JSON.
  ///
  /// `AWS::NoValue` counts as one; other functions, aliases and text on several lines do not.
  init?(inDocument text: String) {
    // Strings are compared canonically, which takes long for runs of combining marks.
    guard text.utf8.count <= Self.lengthLimit else { return nil }
    let bare = text.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    if ["!RefAWS::NoValue", "{Ref:AWS::NoValue}", "Ref:AWS::NoValue"].contains(bare) {
      self.init(isOfRightKind: true)
      return
    }
    guard let first = text.first else { return nil }
    if first == "[" {
      self.init(isOfRightKind: false)
      return
    }
    if first == "&" || text.hasPrefix("!!int ") || text.hasPrefix("!!str ") {
      guard let blank = text.firstIndex(of: " ") else { return nil }
      self.init(inDocument: String(text[blank...].dropFirst()))
      mark = text[...blank] + mark
      return
    }
    guard !text.contains(where: \.isNewline), !"!&*|>{?".contains(first),
      !["${", "%{", "{{"].contains(where: text.contains)
    else { return nil }
    if ["null", "Null", "NULL", "~"].contains(text) {
      self.init(isOfRightKind: true)
    } else {
      self.init(quotes: ["\"", "'"], text)
    }
  }

  /// Recognizes a literal in the native syntax of Terraform.
  init?(inConfiguration text: String) {
    guard text.utf8.count <= Self.lengthLimit else { return nil }
    switch text {
    case "null": self.init(isOfRightKind: true)
    case "true", "false": self.init(isOfRightKind: false)
    case _ where text.hasPrefix("[") && text.allSatisfy { !$0.isLetter && $0 != "$" && $0 != "(" }:
      self.init(isOfRightKind: false)
    default:
      guard !text.contains("${"), !text.contains("%{"),
        text.first == "\""
          || text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) })
      else { return nil }
      self.init(quotes: ["\""], text)
    }
  }

  private init?(quotes: [String], _ text: String) {
    let quote = quotes.first { text.count > 1 && text.hasPrefix($0) && text.hasSuffix($0) } ?? ""
    let content = text.dropFirst(quote.count).dropLast(quote.count)
    guard !content.isEmpty else { return nil }
    let isNumber = Int(content) != nil
    self.init(quote: isNumber ? quote : "", isOfRightKind: isNumber)
  }

  private init(quote: String = "", isOfRightKind: Bool) {
    self.quote = quote
    self.isOfRightKind = isOfRightKind
  }

  /// Whether it is a number as text.
  var isQuoted: Bool { !quote.isEmpty }

  /// Returns a number of days in the same notation.
  func replaced(by days: Int) -> String { "\(mark)\(quote)\(days)\(quote)" }
}
