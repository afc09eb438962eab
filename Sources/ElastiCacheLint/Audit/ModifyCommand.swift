internal import LintDiagnostics
internal import LintModel
internal import LintText

/// The AWS command that sets the retention limit of a cache that runs.
struct ModifyCommand {
  let text: String

  /// Creates a command; nil if the name is unknown, or no name that the service gives.
  ///
  /// - Parameters:
  ///   - days: the limit to set.
  ///   - turnsOn: whether backups are off.
  init?(_ cache: RunningCache, _ form: CacheType.Form, days: Int, turnsOn: Bool) {
    guard let name = cache.name, Self.isPlain(name.string) else { return nil }
    var words: [String]
    switch form {
    case .cluster: words = ["modify-cache-cluster", "--cache-cluster-id", name.string]
    case .replicationGroup:
      words = ["modify-replication-group", "--replication-group-id", name.string]
    case .serverless:
      words = ["modify-serverless-cache", "--serverless-cache-name", name.string]
    }
    words += ["--snapshot-retention-limit", "\(days)"]
    if turnsOn, let source = cache.snapshotSource, Self.isPlain(source.string) {
      words += ["--snapshotting-cluster-id", source.string]
    }
    if form != .serverless { words.append("--apply-immediately") }
    if let region = cache.location?.region, Self.isPlain(region) {
      words += ["--region", region]
    }
    text = "aws elasticache " + words.joined(separator: " ")
  }

  /// Whether a text has only characters of names and regions, none of which a shell interprets.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.first.map { $0 != UInt8(ascii: "-") } == true
      && text.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") || Self.isLetter($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
