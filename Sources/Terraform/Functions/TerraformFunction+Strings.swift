internal import LintText

extension TerraformFunction {
  /// Computes the functions of strings.
  func textResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let text = arguments.text(0)
    switch self {
    case .chomp:
      return try .computed(text.trimming(end: { $0 == "\n" || $0 == "\r" }))
    case .endswith: return .boolean(text.hasSuffix(arguments.text(1)))
    case .startswith: return Self.startsWith(arguments[0], prefix: arguments.text(1))
    case .strcontains: return .boolean(text.contains(arguments.text(1)))
    case .indent: return try Self.indent(arguments)
    case .join: return try Self.join(arguments)
    case .split: return try .strings(arguments.text(1).parts(separatedBy: text))
    case .lower: return try .computed(text.mapping(\.simpleLowercase))
    case .upper: return try .computed(text.mapping(\.simpleUppercase))
    case .title: return try .computed(text.titled)
    case .replace:
      return try .computed(
        Self.replace(text, arguments.text(1), with: arguments.text(2))
      )
    case .strrev: return try .computed(Text(String(try text.characters.reversed())))
    case .substr: return try Self.substring(arguments)
    case .trim:
      let set = Set(arguments.text(1).string.unicodeScalars)
      return try .computed(text.trimming(start: set.contains).trimming(end: set.contains))
    case .trimspace:
      let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
      return try .computed(text.trimming(start: isSpace).trimming(end: isSpace))
    case .trimprefix:
      let prefix = arguments.text(1)
      guard text.hasPrefix(prefix) else { return arguments[0] }
      return try .computed(Text(text.utf8.dropFirst(prefix.utf8.count)))
    case .trimsuffix:
      let suffix = arguments.text(1)
      guard text.hasSuffix(suffix) else { return arguments[0] }
      return try .computed(Text(text.utf8.dropLast(suffix.utf8.count)))
    case .basename: return try .computed(text.lastPathComponent)
    case .dirname: return try .computed(text.parentPath)
    default: throw .notEvaluated
    }
  }

  private static func startsWith(_ value: TerraformValue, prefix: Text) -> TerraformValue {
    switch value.content {
    case .string(let text): return .boolean(text.hasPrefix(prefix))
    case .unknown(let unknown):
      if unknown.prefix.hasPrefix(prefix) { return .boolean(true) }
      if !prefix.hasPrefix(unknown.prefix) { return .boolean(false) }
      return .unknown(
        UnknownValue(reason: unknown.reason, isNeverNull: true, type: .boolean)
      )
    case .null, .boolean, .number, .tuple, .list, .set, .object, .map: return .boolean(false)
    }
  }

  private static func indent(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue
  {
    let spaces = try arguments.integer(0)
    guard spaces >= 0 else { throw .failure("the number of spaces must not be negative") }
    let text = arguments.text(1)
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    guard lines > 0 else { return arguments[1] }
    guard spaces <= (CallLimits.bytes - text.utf8.count) / lines else { throw .notEvaluated }
    let pad = Text(String(repeating: " ", count: spaces))
    return try .computed(text.split(separator: "\n").joined(separator: "\n" + pad))
  }

  private static func join(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    guard arguments.count > 1 else { throw .failure("at least one list is required") }
    let separator = arguments.text(0)
    var texts: [Text] = []
    for (index, list) in arguments.values.enumerated().dropFirst() {
      try CallInterruption.check(list)
      for element in arguments.elements(index) {
        guard case .string(let text) = element.content else {
          throw .failure("an element of argument \(index + 1) is null")
        }
        texts.append(text)
      }
    }
    let length = texts.reduce(separator.utf8.count * texts.count) { $0 + $1.utf8.count }
    guard length <= CallLimits.bytes else { throw .notEvaluated }
    return try .computed(texts.joined(separator: separator))
  }

  private static func replace(
    _ text: Text,
    _ target: Text,
    with replacement: Text,
  ) throws(CallInterruption) -> Text {
    let slash = UInt8(ascii: "/")
    if target.utf8.count > 1, target.utf8.first == slash, target.utf8.last == slash {
      return try replace(text, pattern: Text(target.utf8.dropFirst().dropLast()), with: replacement)
    }
    let parts = text.parts(separatedBy: target)
    let pieces = target.isEmpty ? [""] + parts + [""] : parts
    let length = text.utf8.count + pieces.count * replacement.utf8.count
    guard length <= CallLimits.bytes else { throw .notEvaluated }
    return pieces.joined(separator: replacement)
  }

  /// Returns the characters from an offset, which counts from the end if it is negative, and up to
  /// a length, which is unlimited if it is negative.
  private static func substring(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    var offset = try arguments.integer(1)
    let length = try arguments.integer(2)
    let characters = try arguments.text(0).characters
    if offset < 0 {
      offset += characters.count
    } else if length == 0 {
      return .string("")
    }
    let rest = characters.dropFirst(Swift.max(offset, 0))
    // Terraform stops after a number of characters, and has none before the first one.
    return try .computed(Text(String(length <= 0 ? rest : rest.prefix(length))))
  }
}

extension Text {
  /// Whether another text occurs in this one.
  fileprivate func contains(_ other: Text) -> Bool {
    other.isEmpty || parts(separatedBy: other).count > 1
  }

  /// Returns the parts between occurrences of a separator; its characters if the separator is empty.
  fileprivate func parts(separatedBy separator: Text) -> [Text] {
    guard separator.isEmpty else { return split(separator: separator) }
    return string.unicodeScalars.map { Text(String($0)) }
  }

  /// The characters that a reader perceives.
  ///
  /// - Throws: `notEvaluated` if the boundaries depend on the version of Unicode.
  fileprivate var characters: [Character] {
    get throws(CallInterruption) {
      guard !hasUncertainBoundaries else { throw .notEvaluated }
      return Array(string)
    }
  }

  /// Whether the text may have a linker of Indic conjuncts, which Unicode 15.1 began to treat as
  /// part of a character.
  var hasUncertainBoundaries: Bool {
    // These scripts lie from U+0900 to U+0DFF.
    string.unicodeScalars.contains { (0x900...0xDFF).contains($0.value) }
  }

  fileprivate func trimming(start isTrimmed: (Unicode.Scalar) -> Bool) -> Text {
    Text(String(Substring(string.unicodeScalars.drop(while: isTrimmed))))
  }

  fileprivate func trimming(end isTrimmed: (Unicode.Scalar) -> Bool) -> Text {
    var rest = string.unicodeScalars[...]
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return Text(String(Substring(rest)))
  }

  fileprivate func mapping(_ transform: (Unicode.Scalar) -> Unicode.Scalar) -> Text {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: string.unicodeScalars.lazy.map(transform))
    return Text(String(result))
  }

  /// The text with each letter that follows no letter and no digit in title case.
  fileprivate var titled: Text {
    var previous: Unicode.Scalar = " "
    return mapping { scalar in
      defer { previous = scalar }
      return previous.isWordSeparator ? scalar.simpleTitlecase : scalar
    }
  }

  // MARK: Paths

  /// The last component of a path, as Go's `filepath.Base` returns it.
  fileprivate var lastPathComponent: Text {
    if isEmpty { return "." }
    let slash = UInt8(ascii: "/")
    var rest = utf8[...]
    while rest.last == slash { rest.removeLast() }
    if rest.isEmpty { return "/" }
    return Text(
      rest.suffix(from: rest.lastIndex(of: slash).map(rest.index(after:)) ?? rest.startIndex)
    )
  }

  /// The path without its last component, as Go's `filepath.Dir` returns it.
  fileprivate var parentPath: Text {
    let slash = UInt8(ascii: "/")
    let parent = utf8.lastIndex(of: slash).map { Text(utf8[...$0]) } ?? ""
    return parent.cleanedPath
  }

  private var cleanedPath: Text {
    let isAbsolute = utf8.first == UInt8(ascii: "/")
    var components: [Text] = []
    for component in split(separator: "/") where !component.isEmpty && component != "." {
      if component == "..", let last = components.last, last != ".." {
        components.removeLast()
      } else if component != ".." || !isAbsolute {
        components.append(component)
      }
    }
    let path = components.joined(separator: "/")
    if isAbsolute { return "/" + path }
    return path.isEmpty ? "." : path
  }
}

extension Unicode.Scalar {
  /// The uppercase letter without the changes of length of the full mapping: `ß` stays.
  fileprivate var simpleUppercase: Unicode.Scalar {
    Self.single(properties.uppercaseMapping) ?? Self.single(properties.titlecaseMapping) ?? self
  }

  fileprivate var simpleTitlecase: Unicode.Scalar {
    Self.single(properties.titlecaseMapping) ?? self
  }

  fileprivate var simpleLowercase: Unicode.Scalar {
    // The only one whose full mapping is longer.
    self == "\u{130}" ? "i" : Self.single(properties.lowercaseMapping) ?? self
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
  }

  /// Whether a word begins after the scalar.
  fileprivate var isWordSeparator: Bool {
    if isASCII { return !properties.isAlphabetic && !("0"..."9").contains(self) && self != "_" }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return false
    default: return properties.isWhitespace
    }
  }
}
