internal import LintText

extension TerraformFunction {
  /// Computes `regex` and `regexall`.
  func regexResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let pattern = try Pattern(arguments.text(0))
    let named = pattern.names.compactMap { $0 }
    guard named.isEmpty || named.count == pattern.names.count else {
      throw .failure("named and unnamed groups cannot be mixed")
    }
    var search = Pattern.Search(arguments.text(1))
    if self == .regexall {
      var results: [TerraformValue] = []
      for match in try pattern.matches(in: &search) {
        results.append(Self.captures(of: match, pattern, search))
      }
      return TerraformValue(.list(results))
    }
    guard let match = try pattern.match(in: &search, from: 0) else {
      throw .failure("the pattern does not match")
    }
    return Self.captures(of: match, pattern, search)
  }

  private static func captures(
    of match: Pattern.Match,
    _ pattern: Pattern,
    _ search: Pattern.Search,
  ) -> TerraformValue {
    let texts = match.map { range in
      range.map { TerraformValue.string(search.text($0).normalized) } ?? .null
    }
    guard !pattern.names.isEmpty else { return texts[0] }
    var attributes: [Text: TerraformValue] = [:]
    for (name, text) in zip(pattern.names, texts.dropFirst()) {
      if let name { attributes[name] = text }
    }
    return TerraformValue(
      attributes.isEmpty ? .tuple(Array(texts.dropFirst())) : .object(attributes)
    )
  }

  /// Replaces the matches of a pattern with a template, in which `$1` and `${name}` are groups.
  static func replace(
    _ text: Text,
    pattern: Text,
    with template: Text,
  ) throws(CallInterruption) -> Text {
    let pattern = try Pattern(pattern)
    var search = Pattern.Search(text)
    let pieces = Self.pieces(of: template, pattern.names)
    var result: [UInt8] = []
    var (end, offset) = (0, 0)
    while offset <= search.scalars.count,
      let match = try pattern.match(in: &search, from: offset), let whole = match[0]
    {
      result += search.text(end..<whole.lowerBound).utf8
      // No empty match right behind another one.
      if whole.upperBound > end || whole.lowerBound == 0 {
        for piece in pieces {
          switch piece {
          case .text(let text): result += text.utf8
          case .group(let index):
            if let range = match[index] { result += search.text(range).utf8 }
          }
        }
      }
      guard result.count <= CallLimits.bytes else { throw .notEvaluated }
      end = whole.upperBound
      offset = Swift.max(offset + 1, end)
    }
    result += search.text(end..<search.scalars.count).utf8
    return Text(decoding: result)
  }

  /// A piece of a template.
  private enum Piece {
    case text(Text)
    case group(Int)
  }

  private static func pieces(of template: Text, _ names: [Text?]) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template.string.unicodeScalars[...]
    while let index = rest.firstIndex(of: "$") {
      pieces.append(.text(Text(String(Substring(rest[..<index])))))
      rest = rest[rest.index(after: index)...]
      if rest.first == "$" {
        rest.removeFirst()
        pieces.append(.text("$"))
      } else if let name = takeName(from: &rest) {
        if let group = group(name, names) { pieces.append(.group(group)) }
      } else {
        pieces.append(.text("$"))
      }
    }
    pieces.append(.text(Text(String(Substring(rest)))))
    return pieces
  }

  /// Takes a name, with or without braces; returns nil without one.
  private static func takeName(from rest: inout Substring.UnicodeScalarView) -> Text? {
    var tail = rest
    let isBraced = tail.first == "{"
    if isBraced { tail.removeFirst() }
    let name = tail.prefix { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber:
        true
      default: scalar == "_"
      }
    }
    tail = tail[name.endIndex...]
    guard !name.isEmpty else { return nil }
    if isBraced {
      guard tail.first == "}" else { return nil }
      tail.removeFirst()
    }
    rest = tail
    return Text(String(Substring(name)))
  }

  /// The index of a group by number or name; nil for an unknown group.
  private static func group(_ name: Text, _ names: [Text?]) -> Int? {
    if name.utf8.allSatisfy(\.isASCIIDigit), name == "0" || name.utf8.first != UInt8(ascii: "0"),
      name.utf8.count < 9, let index = Int(name.string)
    {
      return index <= names.count ? index : nil
    }
    return names.firstIndex(of: name).map { $0 + 1 }
  }
}
