internal import LintDiagnostics

extension SuppressionRequest {
  /// The marker of our own comments.
  static let nativeMarker = "elasticache-lint:"

  /// Reads our own form.
  ///
  /// `allow backups-off, retention-too-short until=2027-01-31 -- reason`
  ///
  /// - Parameter text: the text after the marker.
  package init(native text: Substring) {
    self.init(form: .native)
    let (request, reason) = Self.parts(text)
    self.reason = Self.reason(reason)
    var words = request.split { $0.isWhitespace || $0 == "," }[...]
    guard words.popFirst() == "allow" else {
      problem = .init("expected 'allow' after '\(Self.nativeMarker)'", help: Self.example)
      return
    }
    for word in words {
      if let mistake = Self.mistake(in: word) {
        problem = .init(mistake, help: Self.example)
        return
      }
      guard let equals = word.firstIndex(of: "=") else {
        rules.append(String(word))
        continue
      }
      guard word[..<equals] == "until" else {
        problem = .init("unknown setting '\(word[..<equals])'", help: Self.example)
        return
      }
      setUntil(word[word.index(after: equals)...])
    }
    // As a part of the reason it would seem to end what never ends.
    let ending = reason?.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("until=") }
    if problem == nil, let ending {
      problem = .init("'\(ending)' is behind '--', where it ends nothing", help: Self.example)
    }
    if rules.isEmpty, problem == nil {
      problem = .init("no rule is named", help: Self.example)
    }
  }

  /// Returns what is wrong with a word that is neither a setting nor the name of a rule, as people
  /// write it; nil for others.
  private static func mistake(in word: Substring) -> String? {
    switch word {
    case "until": "a day follows 'until' after '='"
    case "-", "–", "—", ":": "a reason follows '--', not '\(word)'"
    default: word.hasSuffix(":") ? "a reason follows '--', not ':'" : nil
    }
  }

  /// Recognizes our own form without the colon of its marker: `elasticache-lint allow`.
  init?(withoutColon line: Substring) {
    let words = line.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard words.count == 3, "\(words[0]):" == Self.nativeMarker, words[1] == "allow" else {
      return nil
    }
    self.init(
      problem: .init("expected ':' after 'elasticache-lint'", help: Self.example)
    )
  }

  private static let example =
    "write: elasticache-lint: allow RULE until=YYYY-MM-DD -- REASON (until is optional)"

  /// Returns the parts before and after the first `--` that is a separate word.
  private static func parts(_ text: Substring) -> (request: Substring, reason: Substring?) {
    var start = text.startIndex
    while let word = text[start...].drop(while: \.isWhitespace).prefix(while: { !$0.isWhitespace })
      .nonEmpty
    {
      if word == "--" { return (text[..<word.startIndex], text[word.endIndex...]) }
      start = word.endIndex
    }
    return (text, nil)
  }
}

extension Substring {
  fileprivate var nonEmpty: Substring? { isEmpty ? nil : self }
}
