internal import LintSyntax
public import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A baseline as JSON, to be committed with the linted files: one finding per line, in order, so
/// that branches that fix different findings merge cleanly.
public enum BaselineFile {
  /// The version of the format; others are rejected.
  static let version = 1

  /// Returns the text of a baseline; equal baselines have equal texts.
  public static func text(of baseline: Baseline) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and integers always encode.
    let lines = baseline.counts.sorted { $0.key < $1.key }.compactMap { entry, count in
      (try? encoder.encode(Line(entry, count: count))).map { String(decoding: $0, as: UTF8.self) }
    }
    let findings = lines.isEmpty ? "[]" : "[\n    \(lines.joined(separator: ",\n    "))\n  ]"
    return "{\n  \"version\": \(version),\n  \"findings\": \(findings)\n}\n"
  }

  /// Whether a text is a valid baseline.
  ///
  /// A baseline may overwrite an older one. One that was cut off or contains merge conflicts may
  /// hold findings of two branches, which the user must resolve.
  package static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let text = try? SourceText(contents: bytes) else { return false }
    return (try? baseline(in: text)) != nil
  }

  /// Reads a baseline; the order of members and findings doesn't matter.
  ///
  /// - Throws: ``BaselineFileError`` for text that is not JSON or not of this form.
  public static func baseline(in text: SourceText) throws(BaselineFileError) -> Baseline {
    let reading = JSONReader().read(text)
    let lines = LineIndex(text)
    if let error = reading.error {
      throw BaselineFileError(message: error.message, range: lines.range(error.range))
    }
    do throws(BaselineForm.Mismatch) {
      return try BaselineForm.baseline(reading.documents.first?.root)
    } catch {
      let range = error.node.map { lines.range($0.range) } ?? .start ..< .start
      throw BaselineFileError(message: error.message, range: range)
    }
  }

  private struct Line: Encodable {
    let path: String
    let resource: String?
    let rule: String
    let severity: String
    let count: Int?

    init(_ entry: BaselineEntry, count: Int) {
      path = entry.path
      resource = entry.resource
      rule = entry.rule
      severity = entry.severity.rawValue
      self.count = count == 1 ? nil : count
    }
  }
}
