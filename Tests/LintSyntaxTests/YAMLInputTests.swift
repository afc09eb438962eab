import LintTestSupport
import LintText
import Testing

@testable import LintSyntax

/// Text that is put where libyaml's scanner reads gives the events that libyaml gives by itself.
@Suite(.enabled(if: YAMLInput.isKnownVersion, "this version of libyaml is given plain bytes"))
struct YAMLInputTests {
  @Test(arguments: ["é", "😀", "\u{85}", "\u{7F}", "\u{1}", "\u{FEFF}", "\r\n", "\t", "''", "\n - "])
  func `gives the same events wherever something else begins`(_ other: String) throws {
    // libyaml keeps 48 KiB of characters, and is given 32 bytes where they are not ASCII.
    let lengths = Array(0...70) + Array((3 << 14) - 40...(3 << 14) + 4)
    for length in lengths {
      let run = String(repeating: "x", count: length)
      for contents in ["\(run)\(other)y: z", "- '\(run)'\n- \(other)\(other)\(run)"] {
        try compare(Array(contents.utf8), "\(other.debugDescription) behind \(length)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 15, 16, 31, 32, 33, 64, 16_384, 49_152, 65_536, 200_000])
  func `gives the same events of texts of every length`(_ length: Int) throws {
    let line = "key: [a, \"b\", 'c'] # d\n"
    let contents = String(repeating: line, count: length / line.utf8.count + 1)
    for rest in 0..<4 {
      try compare(Array(contents.utf8.prefix(length + rest)), "\(length) bytes and \(rest)")
      try compare(Array(contents.utf8.prefix(length + rest)) + [0xC3], "broken behind \(length)")
    }
  }

  @Test func `gives the same events of random texts`() throws {
    let parts = [
      "a", "b: ", "- ", "\n", "\n  ", "\r", "\t", "\"", "'", "é", "😀", "€", "\u{85}", "\u{2028}",
      "\u{FEFF}", "# c\n", "[", "]", "{", "}", ", ", "&a ", "*a", "!b ", "|\n ", "\\u00e9", "---\n",
      "\u{0}", String(repeating: "word ", count: 100), String(repeating: "# long\n", count: 5_000),
    ].map { Array($0.utf8) }
    var generator = SeededGenerator(seed: 51)
    for number in 0..<2_000 {
      var contents = (0..<Int.random(in: 1...24, using: &generator)).flatMap { _ in
        parts.randomElement(using: &generator) ?? []
      }
      if number % 4 == 0, let place = contents.indices.randomElement(using: &generator) {
        contents[place] = .random(in: 0...255, using: &generator)
      }
      // What begins like UTF-16 and is none is no text at all.
      guard let text = try? SourceText(contents: contents) else { continue }
      compare(text, "random text \(number)")
    }
  }

  @Test(.enabled(if: !Sample.fixtures.isEmpty, "there are no fixtures"))
  func `gives the same events of fixtures`() {
    for sample in Sample.fixtures { compare(sample.text, "\(sample)") }
  }

  @Test(.enabled(if: Repository.corpus != nil, Repository.noShared))
  func `gives the same events of templates of others and of the suites`() {
    // Two of the JSON suite are brackets in one another, which libyaml takes a minute for.
    let shallow = Sample.jsonSuite.filter { $0.text.bytes.count < 10_000 }
    let samples = Sample.templates + Sample.yamlSuite + shallow
    for sample in samples { compare(sample.text, "\(sample)") }
    #expect(samples.count > 800)
  }

  @Test func `tells what is wrong first, however far ahead something else is`() throws {
    let comment = String(repeating: "# é\n# long\n", count: 100)
    let text = try SourceText(contents: "a: [\n]]\n\(comment)\u{1}\n".utf8)
    #expect(YAMLReader().read(text).error?.place(in: text).hasPrefix("2:2") == true)
    // By itself libyaml decodes 16 KiB before it looks at any of it.
    guard case .unreadable = events(text, copiesASCII: false).failure else {
      Issue.record("libyaml was not left alone")
      return
    }
  }

  private func compare(_ contents: [UInt8], _ name: String) throws {
    compare(try SourceText(contents: contents), name)
  }

  private func compare(_ text: SourceText, _ name: String) {
    let expected = events(text, copiesASCII: false)
    let found = events(text, copiesASCII: true)
    switch expected.failure {
    case .unreadable:
      // libyaml decodes 16 KiB ahead by itself, so it may know of no other fault.
      #expect(found.events.starts(with: expected.events), "\(name)")
      #expect(found.failure != nil, "\(name)")
      if case .unreadable = found.failure { #expect(found.failure == expected.failure, "\(name)") }
    case .malformed, nil:
      #expect(found.events == expected.events, "\(name)")
      #expect(found.failure == expected.failure, "\(name)")
    }
  }

  private func events(
    _ text: SourceText,
    copiesASCII: Bool,
  ) -> (events: [Told], failure: YAMLFailure?) {
    var parser = YAMLEventParser(YAMLParser(text.bytes, copiesASCII: copiesASCII))
    var events: [Told] = []
    while true {
      do throws(YAMLFailure) {
        let (event, characters) = try parser.next()
        events.append(Told(event, characters))
        if case .streamEnd = event { return (events, nil) }
      } catch {
        return (events, error)
      }
    }
  }
}

/// An event that outlives its parser.
private struct Told: Equatable {
  let characters: Range<Int>
  let kind: String
  var content: [UInt8] = []
  var tag: String?
  var anchor: String?

  init(_ event: YAMLEvent, _ characters: Range<Int>) {
    self.characters = characters
    switch event {
    case .streamEnd: kind = "end of stream"
    case .documentEnd: kind = "end of document"
    case .end: kind = "end"
    case .other: kind = "other"
    case .alias(let name):
      kind = "alias"
      anchor = String(cString: name)
    case .scalar(let content, let style, let properties):
      kind = "\(style)"
      self.content = Array(content)
      (tag, anchor) = Self.strings(properties)
    case .begin(let container, let properties):
      kind = "\(container)"
      (tag, anchor) = Self.strings(properties)
    }
  }

  private static func strings(_ properties: DocumentBuilder.Properties) -> (String?, String?) {
    (properties.tag.map { String(cString: $0) }, properties.anchor.map { String(cString: $0) })
  }
}
