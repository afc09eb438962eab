import LintDiagnostics
import LintModel
import LintTestSupport
import LintText
import Testing

/// Texts of an open editor over files.
struct OverlaidSourcesTests {
  private func texts(_ overlay: [Text: String], _ paths: String...) throws -> [String?] {
    let texts = try overlay.mapValues { try SourceText(contents: $0.utf8) }
    let sources = OverlaidSources(texts, over: MemorySources(["a.tf": "old", "b.tf": "b"]))
    return try paths.map { path in
      let file = try sources.file(at: path, from: "c.tf")
      return file.map { String(decoding: $0.text.bytes, as: UTF8.self) }
    }
  }

  @Test func `replaces the text of a file, and of no other`() throws {
    #expect(try texts(["a.tf": "new"], "a.tf", "b.tf", "c.tf") == ["new", "b", nil])
  }

  @Test func `replaces no text of a file that must not be read`() throws {
    #expect(try texts(["gone.tf": "new"], "gone.tf") == [nil])
  }
}
