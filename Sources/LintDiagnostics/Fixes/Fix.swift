public import LintText

/// Edits of one file after which a finding is gone.
///
/// Edits were tried before they were offered: the edited text was read and judged again.
public struct Fix: Sendable, Hashable {
  /// A description of the edits, such as `set SnapshotRetentionLimit to 7`.
  @Bytewise public private(set) var title: String

  /// Whether the edits can have other effects than the intended one.
  public let applicability: Applicability

  /// The path of the file as shown to people.
  @Bytewise public private(set) var path: String

  /// The edits, in order and without overlaps.
  public let edits: [TextEdit]

  /// The same edits as replacements of whole lines, in order; empty if the lines are too long to be
  /// shown.
  public let lines: [LineReplacement]

  /// Whether the edits accept the finding instead.
  package let isSuppression: Bool

  /// A digest of the text that the edits are for, valid in this process.
  package let digest: Int

  /// Whether edits can have other effects than the intended one.
  public enum Applicability: String, Sendable, Hashable {
    /// They change one cache.
    case safe
    /// Others may use the value that they change, or they guess what its author meant.
    case unsafe
  }

  /// The same fix as an unsafe one.
  package var unsafe: Fix {
    Fix(
      title: title,
      .unsafe,
      path: path,
      edits: edits,
      lines: lines,
      isSuppression: isSuppression,
      digest: digest,
    )
  }

  /// Creates a fix from its parts.
  package init(
    title: String,
    _ applicability: Applicability,
    path: String,
    edits: [TextEdit],
    lines: [LineReplacement],
    isSuppression: Bool = false,
    digest: Int,
  ) {
    self.isSuppression = isSuppression
    self.digest = digest
    self.title = title
    self.applicability = applicability
    self.path = path
    self.edits = edits
    self.lines = lines
  }
}

extension [Fix] {
  /// The fixes without those whose edits overlap those of others; at least one.
  package var withoutOverlaps: [Fix] {
    let clear = Dictionary(grouping: self) { Text($0.path) }
      .mapValues { Set($0.flatMap(\.edits).withoutOverlaps) }
    let kept = filter { clear[Text($0.path)]?.isSuperset(of: $0.edits) ?? false }
    return kept.isEmpty ? Array(prefix(1)) : kept
  }
}

/// A replacement of whole lines of a file.
public struct LineReplacement: Sendable, Hashable {
  /// The first replaced line, counted from 1.
  public let firstLine: Int

  /// The replaced lines, without line endings; at least one.
  public let old: [String]

  /// The lines in their place; empty if they are removed.
  public let new: [String]

  /// The line ending between them.
  @Bytewise private var lineEnding: String

  /// The lines in their place as one text, without the last line ending.
  package var text: String { new.joined(separator: lineEnding) }

  /// Creates a replacement from its parts.
  package init(firstLine: Int, old: [String], new: [String], lineEnding: String = "\n") {
    self.lineEnding = lineEnding
    self.firstLine = firstLine
    self.old = old
    self.new = new
  }
}
