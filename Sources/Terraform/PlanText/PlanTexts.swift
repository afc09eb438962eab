package import LintSyntax
package import LintText

/// The JSON documents of a text, the plans among them, and the text around them.
///
/// Wrappers echo their command, Terragrunt prefixes a line, Terraform prints that it waits for a
/// lock, and one file may contain several plans. JSON counts if it begins the text, follows other
/// JSON, or begins like a plan.
package struct PlanTexts {
  /// The documents, in order.
  package private(set) var documents: [Document] = []

  /// The first error in text that begins like a plan.
  package private(set) var error: SyntaxError?

  /// The ranges of text other than JSON, without surrounding white space.
  package private(set) var others: [Range<Int>] = []

  /// The maximum number of documents read from one text.
  package static let limit = 1_000

  /// Parses a text: validates every document completely and keeps the selected parts.
  package init(_ text: SourceText, selecting selection: JSONSelection) {
    let bytes = text.bytes
    var end = 0
    while let start = bytes[end...].firstIndex(where: { !$0.isASCIISpace }) {
      var resume = start
      if bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") {
        do throws(SyntaxError) {
          let (document, next) = try JSONReader()
            .readValue(of: text, at: start, selecting: selection)
          guard documents.count < Self.limit else {
            error = error ?? Self.tooMany(at: start)
            return
          }
          documents.append(document)
          end = next
          continue
        } catch {
          let isPlan = PlanStart.isPlan(bytes, at: start)
          if isPlan { self.error = self.error ?? error }
          // Every byte is read at most twice, regardless of the input.
          resume = max(error.range.lowerBound, start + 1)
          if isPlan {
            guard let next = PlanStart.first(in: text, from: resume) else { return }
            end = next
            continue
          }
        }
      }
      let next = PlanStart.first(in: text, from: resume)
      others.append(Self.trimmed(start..<(next ?? bytes.count), bytes))
      guard let next else { return }
      end = next
    }
  }

  private static func tooMany(at offset: Int) -> SyntaxError {
    SyntaxError("more than \(limit) JSON documents in one file", at: offset..<offset)
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    let last = bytes[range].lastIndex { !$0.isASCIISpace } ?? range.lowerBound
    return range.lowerBound..<last + 1
  }
}
