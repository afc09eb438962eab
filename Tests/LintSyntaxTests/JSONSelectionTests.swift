import LintText
import Testing

@testable import LintSyntax

struct JSONSelectionTests {
  @Test(arguments: [
    // Elements that are not kept are gone, the others are whole.
    (#"[{"type": "keep"}]"#, "[{type: 'keep'}]"),
    (#"[{"type": "drop"}]"#, "[]"),
    (#"[{"type": "drop", "a": 1}, {"type": "keep", "a": 2}]"#, "[{type: 'keep', a: 2}]"),
    (#"[{"a": 2, "type": "keep"}, {"a": 1, "type": "drop"}]"#, "[{a: 2, type: 'keep'}]"),
    (#"[1, {"type": "drop"}, "x", {"type": "drop"}, []]"#, "[1, 'x', []]"),
    // The discriminator behind a big member: that is gone, too.
    (#"[{"big": {"x": [1, {"y": "\n"}]}, "type": "drop"}, 7]"#, "[7]"),
    (#"[{"big": {"x": [1, 2]}, "type": "keep"}, 7]"#, "[{big: {x: [1, 2]}, type: 'keep'}, 7]"),
    (#"[{"type": "drop", "big": [[{"type": "keep"}], {}]}, 7]"#, "[7]"),
    // Elements of elements.
    (#"[{"in": [{"type": "drop"}, {"type": "keep"}]}]"#, "[{in: [{type: 'keep'}]}]"),
    (#"[{"in": [{"type": "keep"}], "type": "drop"}, 7]"#, "[7]"),
    (#"[{"in": [{"type": "drop"}], "type": "drop"}, 7]"#, "[7]"),
    (#"{"a": {"b": [{"type": "drop"}, {"type": "keep"}]}}"#, "{a: {b: [{type: 'keep'}]}}"),
    // Only objects that stand in an array have a discriminator.
    (#"{"type": "drop"}"#, "{type: 'drop'}"),
    (#"[{"o": {"type": "drop"}}]"#, "[{o: {type: 'drop'}}]"),
    (#"[{"o": {"type": "drop"}, "type": "keep"}]"#, "[{o: {type: 'drop'}, type: 'keep'}]"),
    (#"[[{"type": "drop"}, 1], 2]"#, "[[1], 2]"),
    // What cannot be told is kept.
    (#"[{}, {"a": 1}]"#, "[{}, {a: 1}]"),
    (#"[{"type": 1}]"#, "[{type: 1}]"),
    (#"[{"type": null}]"#, "[{type: null}]"),
    (#"[{"type": ["drop"]}]"#, "[{type: ['drop']}]"),
    (#"[{"type": [["drop"], "drop"]}]"#, "[{type: [['drop'], 'drop']}]"),
    (#"[{"type": ["drop"], "a": "drop"}]"#, "[{type: ['drop'], a: 'drop'}]"),
    (#"[{"type": {}}, {"type": []}]"#, "[{type: {}}, {type: []}]"),
    (#"[{"type": {"type": "drop"}}]"#, "[{type: {type: 'drop'}}]"),
    (#"[{"type": "dr\u006fp"}]"#, "[{type: 'drop'}]"),
    (#"[{"ty\u0070e": "drop"}]"#, "[{type: 'drop'}]"),
    (#"[{"Type": "drop"}, {"types": "drop"}]"#, "[{Type: 'drop'}, {types: 'drop'}]"),
    // A discriminator written twice: dropping wins.
    (#"[{"type": "keep", "type": "drop"}, 7]"#, "[7]"),
    (#"[{"type": "drop", "type": "keep"}, 7]"#, "[7]"),
    (#"[{"type": "drop", "type": "drop", "a": "x"}, 7]"#, "[7]"),
    // Members that are not kept stay as empty nodes.
    (#"{"skip": 1}"#, "{skip: null}"),
    (#"{"skip": "x", "a": 1}"#, "{skip: null, a: 1}"),
    (#"{"skip": {}, "a": 1}"#, "{skip: null, a: 1}"),
    (#"{"skip": [], "a": 1}"#, "{skip: null, a: 1}"),
    (#"{"skip": {"a": [1, {"b": {}}]}, "a": 1}"#, "{skip: null, a: 1}"),
    (#"{"skip": [[], [[1]], {"skip": {}}], "a": 1}"#, "{skip: null, a: 1}"),
    (#"{"skip": 1, "skip too": [2], "skipped": 3}"#, "{skip: null, skip too: null, skipped: 3}"),
    (#"{"skip": 1, "skip": 2}"#, "{skip: null, skip: null}"),
    (#"{"skip": [{"type": "drop"}, {"type": "keep"}], "a": 1}"#, "{skip: null, a: 1}"),
    (#"[{"skip": {"type": "keep"}, "type": "drop"}, 7]"#, "[7]"),
    (#"[{"skip": [1], "type": "keep"}, 7]"#, "[{skip: [1], type: 'keep'}, 7]"),
    (
      #"[{"type": "keeper"}, {"type": "save"}, {"type": "kee"}]"#,
      "[{type: 'keeper'}, {type: 'save'}]"
    ),
    (#"{"sk\u0069p": 1}"#, "{skip: 1}"),
    // Only the outermost object has members that can be skipped.
    (#"{"a": {"skip": 1}, "b": [{"skip": 2}]}"#, "{a: {skip: 1}, b: [{skip: 2}]}"),
    (#"[{"skip": 1}, {"type": "drop"}, {"skip": 2}]"#, "[{skip: 1}, {skip: 2}]"),
    (#"{"skip": {"skip": 1, "type": "drop"}, "b": 1}"#, "{skip: null, b: 1}"),
  ])
  func `keeps what is selected`(_ contents: String, _ expected: String) throws {
    let read = JSONReader().read(
      try SourceText(contents: contents.utf8),
      selecting: .sample,
    )
    #expect(read.error == nil)
    #expect(read.documents.first?.root?.summary.replacing("''", with: "null") == expected)
    #expect(read.documents.first?.isJSON == true)
  }

  @Test(arguments: [
    (#"{"a": 1, "b": [{"c": 2}], "d": {"e": "\n"}}"#, "{a: null, b: null, d: null}"),
    ("{}", "{}"), (#"[1, {"a": 2}]"#, "[1, {a: 2}]"), ("7", "7"),
  ])
  func `keeps the outermost keys`(_ contents: String, _ expected: String) throws {
    let text = try SourceText(contents: contents.utf8)
    let root = JSONReader().read(text, selecting: .outermostKeys).documents.first?.root
    #expect(root?.summary.replacing("''", with: "null") == expected)
  }

  @Test func `checks what stands below the outermost keys`() throws {
    let text = try SourceText(contents: #"{"a": {"b": [1, {"c": tru}]}}"#.utf8)
    let error = JSONReader().read(text, selecting: .outermostKeys).error
    #expect(error?.line(in: text) == "1:23: expected a JSON value")
  }

  @Test func `leaves no trace of what is dropped`() throws {
    let dropped = #"[{"a": ["\n\u0041", {"b": "\t"}], "type": "drop", "c": {}}, "\r"]"#
    let document = try #require(
      JSONReader().read(try SourceText(contents: dropped.utf8), selecting: .sample)
        .documents.first
    )
    #expect(document.records.count == 2)
    #expect(document.unescaped == [0x0D])
    #expect(document.mappings.isEmpty)
    #expect(document.root?.range == 0..<dropped.utf8.count)
  }

  @Test func `keeps every range where it was`() throws {
    let contents = #"{"skip": [1], "list": [{"type": "drop"}, {"type": "keep", "a": 7}]}"#
    let text = try SourceText(contents: contents.utf8)
    let root = try #require(
      JSONReader().read(text, selecting: .sample).documents.first?.root
    )
    #expect(root.slice == contents)
    #expect(root["list"]?.slice == #"[{"type": "drop"}, {"type": "keep", "a": 7}]"#)
    #expect(root["list"]?.elements.map(\.slice) == [#"{"type": "keep", "a": 7}"#])
    #expect(root["list"]?.elements.first?["a"]?.slice == "7")
    // What is skipped is empty, and stands where its value begins.
    #expect(root["skip"]?.range == 9..<9)
    #expect(root["skip"]?.text == "")
  }

  @Test(arguments: [
    (#"{"skip": [1,]}"#, "1:13: expected a JSON value"),
    (#"{"skip": {"a" 1}}"#, "1:15: expected ':'"),
    (#"{"skip": {a: 1}}"#, "1:11: expected a key in quotes"),
    (#"{"skip": 01}"#, "1:11: expected ',' or '}'"),
    (#"{"skip": "\x"}"#, "1:11-1:12: unknown escape in a JSON string"),
    (#"{"skip": [}"#, "1:11: expected a JSON value"),
    (#"{"skip": [[1}]"#, "1:13: expected ',' or ']'"),
    (#"[{"type": "drop", "a": tru}]"#, "1:24: expected a JSON value"),
    (#"[{"type": "drop", "a": [1 2]}]"#, "1:27: expected ',' or ']'"),
    (#"[{"type": "drop"]"#, "1:17: expected ',' or '}'"),
    (#"[{"type": "drop",}]"#, "1:18: expected a key in quotes"),
    (#"[{"type": "drop"}"#, "1:18: the JSON ends inside an array: expected ',' or ']'"),
    (#"[{"type": "drop""#, "1:17: the JSON ends inside an object: expected ',' or '}'"),
    (#"{"skip": ["#, "1:11: the JSON ends where a value is expected"),
  ])
  func `checks the grammar of what is not kept`(_ contents: String, _ expected: String) throws {
    let text = try SourceText(contents: contents.utf8)
    let read = JSONReader().read(text, selecting: .sample)
    #expect(read.error?.line(in: text) == expected)
    // The same as when everything is kept.
    #expect(read.error == JSONReader().read(text).error)
  }

  /// What is passed over is checked by code of its own: every small damage must be told the same.
  @Test(arguments: [
    #"{"skip": {"a": [1, -2.5e3, "x\n", {}], "b" : [true,false ,null, []], "": "\u00e9é"} }"#,
    #"[{"type": "drop", "a": [ [0], {"b": {"c": "12345678901234567"}} ], "d": ""} , {"e":1}]"#,
  ])
  func `tells every damage in what is not kept`(_ contents: String) throws {
    let whole = Array(contents.utf8)
    var refused = 0
    var accepted = 0
    for index in whole.indices {
      var damaged = [Array(whole[..<index]), Array(whole[..<index] + whole[(index + 1)...])]
      for byte in Array(#"{}[]:,"\ 0x.-tn"#.utf8) + [0x01, 0x0A, 0x80, 0xC3] {
        damaged.append(whole[..<index] + [byte] + whole[(index + 1)...])
        damaged.append(whole[..<index] + [byte] + whole[index...])
      }
      for bytes in damaged {
        guard let text = try? SourceText(contents: bytes) else { continue }
        let error = JSONReader().read(text, selecting: .sample).error
        #expect(error == JSONReader().read(text).error, "\(String(decoding: bytes, as: UTF8.self))")
        if error == nil { accepted += 1 } else { refused += 1 }
      }
    }
    #expect(refused > 1_000 && accepted > 200)
  }

  /// What stands behind a text in memory is none of it.
  @Test(arguments: [
    #"{"a": [1, "x", {}], "b": [], "c": "\n é 0123456789abcdef", "d": null}"#,
    #""plain""#, #""a string of more than sixteen bytes""#, #""\"""#,
  ])
  func `passes over nothing that breaks off`(_ value: String) throws {
    let value = Array(value.utf8)
    try value.withUnsafeBytes { bytes in
      var whole = JSONSkimmer(JSONScanner(bytes), depth: 0)
      try #require(whole.skipValue() && whole.scanner.offset == value.count)
      for count in value.indices {
        let cut = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        var part = JSONSkimmer(JSONScanner(cut), depth: 0)
        let isWhole = part.skipValue()
        #expect(!isWhole, "\(count)")
      }
    }
  }

  @Test(arguments: [
    // Every so many are objects, the innermost one among them; none for 0.
    ("{\"skip\": ", 0, "}", 1), ("{\"skip\": ", 1_000, "}", 1),
    ("[{\"type\": \"drop\", \"a\": ", 1_000, "}]", 2),
    ("{\"skip\": ", 3, "}", 1), ("{\"skip\": ", 1, "}", 1),
    // What is closed again does not count.
    ("{\"skip\": [\(String(repeating: "{}, ", count: 600))", 3, "]}", 2),
  ])
  func `allows as deep a nesting in what is not kept`(
    _ beginning: String,
    _ share: Int,
    _ end: String,
    _ depth: Int,
  ) throws {
    // Around where sixty-four fit into a word, and around the limit.
    for more in [1, 62, 63, 64, 65, 126, 127, 128, SyntaxLimits.depth - depth] {
      for excess in [0, 1] {
        let count = more + excess
        let isObject = (1...count).map { share > 0 && (count - $0) % share == 0 }
        let contents =
          beginning + isObject.map { $0 ? "{\"a\": " : "[" }.joined()
          + "1" + isObject.reversed().map { $0 ? "}" : "]" }.joined() + end
        let text = try SourceText(contents: contents.utf8)
        let read = JSONReader().read(text, selecting: .sample)
        #expect(read.error == JSONReader().read(text).error)
        #expect((read.error == nil) == (depth + count <= SyntaxLimits.depth))
        // It is passed over, however deep it is.
        #expect(read.documents.first.map { $0.records.count < 4 } ?? (read.error != nil))
        // A wrong end is not taken for a right one, however far up it is.
        let wrong = try SourceText(
          contents: contents.dropLast(end.utf8.count + 1).utf8 + Array("!".utf8)
        )
        #expect(
          JSONReader().read(wrong, selecting: .sample).error == JSONReader().read(wrong).error
        )
      }
    }
  }
}
