package import LintDiagnostics
package import LintModel
internal import LintSyntax
package import LintText

/// Change sets: what CloudFormation plans, as `aws cloudformation describe-change-set` prints it.
package struct ChangeSetDialect: Dialect {
  /// Creates a dialect.
  package init() {}

  /// Returns no mention: change sets name caches as templates do, which another dialect searches.
  package func mention(in text: SourceText) -> Mention { .none }

  package func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    let text = file.text
    guard Self.begins(text) else { return nil }
    let isRelevant = mention == .certain || text.contains("AWS::CloudFormation::Stack")
    guard isRelevant || file.isNamed else { return nil }
    let reading = JSONReader().read(text)
    let lines = LineIndex(text)
    if let error = reading.error {
      return mention == .certain || file.isNamed ? .read([], lines, error: error) : nil
    }
    guard let document = reading.documents.first, let root = document.root, ChangeSet(root) != nil
    else { return nil }
    guard isRelevant else { return .skipped("it names no cache", judged: (.changeSet, 1)) }
    guard let changeSet = ChangeSet(root) else { return nil }
    return .read([changeSet.extraction], lines)
  }

  package func mayBeOutput(_ file: SourceFile) -> Bool { Self.begins(file.text) }

  /// Whether a text begins as a change set: the AWS CLI prints the changes first.
  private static func begins(_ text: SourceText) -> Bool {
    let bytes = text.bytes
    guard let brace = bytes.firstIndex(where: { !$0.isASCIISpace }),
      bytes[brace] == UInt8(ascii: "{")
    else { return false }
    let start = UnsafeRawBufferPointer(rebasing: bytes[brace...].prefix(1_024))
    let names: [StaticString] = ["\"Changes\"", "\"ChangeSetName\"", "\"ChangeSetId\""]
    return names.contains { start.contains($0) } && !start.contains("\"Resources\"")
  }
}
