public import LintText

/// The region and the account of a resource that exists.
public struct ResourceLocation: Sendable, Hashable {
  /// The region, such as `eu-west-1`.
  @Bytewise public private(set) var region: String

  /// The ID of the account; nil if it is unknown.
  @Bytewise public private(set) var account: String?

  /// Creates a location from its parts.
  package init(region: String, account: String?) {
    self.region = region
    self.account = account
  }

  /// Parses an Amazon Resource Name, `arn:PARTITION:SERVICE:REGION:ACCOUNT:…`; nil for any other
  /// text, and for a name without a region.
  package init?(resourceName: Text) {
    let parts = resourceName.utf8.split(
      separator: UInt8(ascii: ":"),
      maxSplits: 5,
      omittingEmptySubsequences: false,
    )
    guard parts.count == 6, parts[0].elementsEqual("arn".utf8), !parts[3].isEmpty else {
      return nil
    }
    region = String(decoding: parts[3], as: UTF8.self)
    account = parts[4].isEmpty ? nil : String(decoding: parts[4], as: UTF8.self)
  }
}
