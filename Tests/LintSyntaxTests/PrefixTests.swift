import LintText
import Testing

@testable import LintSyntax

/// A text that breaks off is read or refused politely, inside itself.
struct PrefixTests {
  @Test(arguments: [
    #"{"a": [1, -2.5e+3, true, {"b": "x\u00e9\n", "é": null}], "c": {}, "😀": [[], [false]]}"#,
    "{\n  \"a\" : [\r\n1 ,\t2 ] ,\n  \"b\":{\"c\":{\"d\":\"\\ud83d\\ude00\"}}\n}",
    "  {}",
  ])
  func `never takes a JSON object that breaks off for a whole one`(_ contents: String) throws {
    let bytes = [UInt8](contents.utf8)
    for length in 0..<bytes.count {
      let text = try SourceText(contents: bytes[..<length])
      for selection in [JSONSelection.everything, .sample] {
        let read = JSONReader().read(text, selecting: selection)
        #expect(read.error?.isInside(text) == true, "after \(length) bytes")
        #expect(read.documents.isEmpty)
      }
    }
    #expect(JSONReader().read(try SourceText(contents: bytes)).error == nil)
  }

  @Test(arguments: [
    "a: &x [1, 'b', \"c\\n\", {d: !Ref e}]\n? f\n: |\n  g\n  é\n"
      + "\nh:\n- *x\n- <<: *x\n---\n😀\n...\n",
    "%YAML 1.1\n%TAG ! tag:x,2000:\n---\n!<tag:a> &b >-\n  c\n# d\n",
    "{\"a\": [\"\\u00e9\", 1e1, {\"b\": null}]}\r\n",
  ])
  func `reads or refuses every prefix of YAML`(_ contents: String) throws {
    let bytes = [UInt8](contents.utf8)
    for length in 0...bytes.count { try check(bytes[..<length], "after \(length) bytes") }
  }

  @Test(.enabled(if: !Sample.fixtures.isEmpty, "there are no fixtures"))
  func `reads or refuses prefixes of every fixture`() throws {
    var count = 0
    for sample in Sample.fixtures {
      let bytes = [UInt8](sample.text.bytes)
      // So many that each fixture costs about 20 KB of reading; an odd step meets every kind of
      // place sooner or later.
      let step = max(1, bytes.count * bytes.count / 40_000) | 1
      for length in stride(from: 0, through: bytes.count, by: step) {
        try check(bytes[..<length], "\(sample) after \(length) bytes")
        count += 1
      }
    }
    print("prefixes: \(count) of \(Sample.fixtures.count) fixtures")
  }

  private func check(_ prefix: ArraySlice<UInt8>, _ name: String) throws {
    // A prefix of one or two bytes can look like UTF-16; then there is no text.
    guard let text = try? SourceText(contents: prefix) else { return }
    for reader in [YAMLReader(), JSONReader()] as [any DocumentReader] {
      let read = reader.read(text)
      #expect(read.error?.isInside(text) ?? true, "\(name)")
      for document in read.documents {
        #expect(document.root.map { $0.range.upperBound <= text.bytes.count } ?? true, "\(name)")
      }
    }
  }
}
