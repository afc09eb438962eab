import LintTestSupport
import LintText
import Testing

@testable import LintSyntax

struct EntryIndexTests {
  @Test(.enabled(if: !Sample.fixtures.isEmpty, "there are no fixtures"))
  func `finds every entry of every fixture`() {
    check(Sample.fixtures)
  }

  @Test(.enabled(if: Repository.corpus != nil, Repository.noShared))
  func `finds every entry of the YAML test suite`() {
    check(Sample.yamlSuite)
  }

  private func check(_ samples: [Sample]) {
    var count = 0
    for sample in samples {
      for document in YAMLReader().read(sample.text).documents {
        let index = EntryIndex(document)
        // Inner mappings follow, and replace the outer entries at the same offset.
        var keys: [Int: Node.Entry] = [:]
        var mappings: [Int: Node] = [:]
        for mapping in document.mappings {
          for entry in mapping.writtenEntries {
            keys[entry.key.range.lowerBound] = entry
            mappings[entry.value.range.lowerBound] = mapping
            let around = index.entries(around: entry.value.range.lowerBound)
            #expect(
              entry.value.range.isEmpty || around.contains { $0.entry.value == entry.value },
              "\(sample)",
            )
          }
        }
        for (offset, entry) in keys {
          #expect(index.entry(withKeyAt: offset)?.key == entry.key, "\(sample), byte \(offset)")
          #expect(index.entry(withKeyAt: offset)?.value == entry.value, "\(sample), byte \(offset)")
        }
        for (offset, mapping) in mappings {
          #expect(index.mapping(withValueAt: offset) == mapping, "\(sample), byte \(offset)")
        }
        #expect(index.entry(withKeyAt: document.text.bytes.count) == nil)
        count += keys.count
      }
    }
    #expect(count > 0)
  }
}
