extension StringProtocol {
  /// Returns the text with some scalars replaced.
  ///
  /// Works on scalars instead of characters, because CR LF is one character, as is a quotation mark
  /// with a combining mark after it.
  ///
  /// - Parameter replacement: returns the replacement of a scalar, or nil to keep it.
  func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var text = ""
    for scalar in unicodeScalars {
      if let replacement = replacement(scalar) {
        text += replacement
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text with control characters escaped as in ``PrintableText``, except line ends.
  ///
  /// For file names in build log commands, which must be exact but also reach terminals.
  var showingControls: String {
    replacingScalars { scalar in
      switch scalar {
      case "\n", "\r": nil
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: nil
      }
    }
  }

  /// The text with the bracket shown that completes a command to a service, as ``PrintableText`` shows it.
  ///
  /// No service decodes an escape of it in a file name.
  var showingCommands: String {
    var scanner = WorkflowCommandScanner()
    return replacingScalars { scanner.isCompleted(by: $0) ? "\\u{5B}" : nil }
  }

  /// Returns the text, or its beginning with an ellipsis if it exceeds `count` scalars.
  func cut(to count: Int) -> String {
    guard unicodeScalars.count > count else { return String(self) }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(count - 1))) + "…"
  }
}
