#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The result of `Fn::Base64`.
enum Base64 {
  static func encoded(_ text: String) -> String {
    Data(text.utf8).base64EncodedString()
  }
}
