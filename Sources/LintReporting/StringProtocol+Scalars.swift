extension StringProtocol {
  /// The text with some scalars written otherwise.
  ///
  /// By scalar and not by character: CR and LF are one character, and a mark behind a quotation mark
  /// makes one with it.
  ///
  /// - Parameter replacement: how to write a scalar, or nil to leave it as it is.
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

  /// The text with control characters shown, as ``PrintableText`` shows them, but for ends of lines.
  ///
  /// For file names in the commands of build logs, which have to be exact and reach terminals too.
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

  /// The text with the bracket shown that completes an order to a service, as ``PrintableText`` shows it.
  ///
  /// No service decodes an escape of it in a file name.
  var showingOrders: String {
    var order = ServiceOrder()
    return replacingScalars { order.isCompleted(by: $0) ? "\\u{5B}" : nil }
  }

  /// The text, or its beginning with an ellipsis where it has more scalars than allowed.
  func cut(to count: Int) -> String {
    guard unicodeScalars.count > count else { return String(self) }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(count - 1))) + "…"
  }
}
