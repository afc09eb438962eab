internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Text in base64: the result of `Fn::Base64`, and reasons that cdk-nag writes.
enum Base64 {
  static func encoded(_ text: Text) -> Text {
    Text(Data(text.utf8).base64EncodedString())
  }

  /// Returns the text, or nil if it isn't valid base64.
  static func decoded(_ text: Text) -> Text? {
    Data(base64Encoded: text.string).map { Text(decoding: $0) }
  }
}
