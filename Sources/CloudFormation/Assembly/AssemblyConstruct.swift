internal import LintSyntax
internal import LintText

/// The metadata of one construct in a cloud assembly.
///
/// A list of `{"type": …, "data": …, "trace": …}`.
struct AssemblyConstruct {
  private(set) var logicalIDs: [Text] = []

  /// The template that it generates; nil for all but stacks and nested stacks.
  private(set) var templateFile: Text?

  /// The frames of the program that created it, innermost first.
  private(set) var creation: [Text] = []

  /// The frames that assigned its limit last; recorded only with `CDK_DEBUG=1`.
  private(set) var assignment: [Text] = []

  /// The rules that are acknowledged for it and the constructs below.
  private(set) var acknowledgments: [Acknowledgment] = []

  /// A rule that `Validations.of(construct).acknowledge(…)` suppresses.
  struct Acknowledgment {
    /// The name: `elasticache-lint::backups-off`.
    let rule: Node

    let reason: Node

    /// The frames of the program that acknowledged it.
    let frames: [Text]
  }

  /// The maximum number of frames read of one stack trace; the CDK records ten by default.
  private static let frameLimit = 64

  /// Reads the metadata of a construct, ignoring entries of another form.
  init(_ entries: Node) {
    for entry in entries.elements {
      guard let type = entry["type"], let data = entry["data"] else { continue }
      if type.hasText("aws:cdk:logicalId") {
        if let id = data.jsonText { logicalIDs.append(id) }
        // Recorded there before entries for the creation existed.
        if creation.isEmpty { creation = Self.frames(entry["trace"]) }
      } else if type.hasText("aws:cdk:creationStack") {
        creation = Self.frames(data)
      } else if type.hasText("aws:cdk:templateFile") {
        templateFile = data.jsonText
      } else if type.hasText("aws:cdk:propertyAssignment") {
        guard data["propertyName"]?.hasText("SnapshotRetentionLimit") == true else { continue }
        assignment = Self.frames(data["stackTrace"])
      } else if type.hasText("aws:cdk:acknowledged-rules") {
        let frames = Self.frames(entry["trace"])
        acknowledgments += data.writtenEntries.map {
          Acknowledgment(rule: $0.key, reason: $0.value, frames: frames)
        }
      }
    }
  }

  private static func frames(_ node: Node?) -> [Text] {
    (node?.elements(upTo: frameLimit) ?? []).compactMap(\.jsonText)
  }
}
