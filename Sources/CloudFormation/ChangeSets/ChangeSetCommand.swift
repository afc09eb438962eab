internal import LintSyntax
internal import LintText

/// The AWS commands about a change set.
struct ChangeSetCommand {
  private let options: String

  /// Creates commands about the change set that an object identifies; nil without a name, and for
  /// one that no service gives: a shell might interpret it.
  init?(_ node: Node) {
    let name = Self.text(node["ChangeSetId"]) ?? Self.text(node["ChangeSetName"])
    guard let name, Self.isPlain(name) else { return nil }
    var options = "--change-set-name \(name)"
    if !name.hasPrefix("arn:"), let stack = Self.text(node["StackName"]) {
      guard Self.isPlain(stack) else { return nil }
      options = "--stack-name \(stack) \(options)"
    }
    self.options = options
  }

  /// The command that describes it with its values.
  var describing: String {
    "aws cloudformation describe-change-set \(options) --include-property-values"
  }

  /// The command that waits until it is complete.
  var waiting: String { "aws cloudformation wait change-set-create-complete \(options)" }

  private static func text(_ node: Node?) -> String? {
    guard case .text(let text)? = node?.scalarValue else { return nil }
    return text.string
  }

  /// Whether a text has only characters of names and ARNs, none of which a shell interprets.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.first.map { $0 != UInt8(ascii: "-") } == true
      && text.utf8.allSatisfy { byte in
        byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || "-:/".utf8.contains(byte)
      }
  }
}
