internal import LintModel
internal import LintSyntax
package import LintText

/// The modules and caches that one file of a configuration may lead to, found without parsing it.
package struct ConfigurationSearch: Sendable {
  /// The strings that begin as local paths, if the file may call modules.
  package private(set) var paths: Set<Text> = []

  /// The ends of the sources of its calls that are computed, as `/cache` of `"${local.m}/cache"`;
  /// empty for one that is computed as a whole.
  package private(set) var computedPaths: Set<Text> = []

  /// Whether it names a resource type of a cache or of a stack, or may in escapes, or has a manifest of
  /// a cache.
  package let mentionsCaches: Bool

  /// Whether it may call a module from elsewhere that may declare a cache.
  package private(set) var callsSuspects = false

  /// Whether it may read files.
  package let readsFiles: Bool

  /// Whether it may declare a cache, or call a module from elsewhere that may.
  var isSuspect: Bool { mentionsCaches || callsSuspects }

  /// Searches a file.
  package init(_ text: SourceText) {
    let readsFiles = ["file(", "file (", "fileset", "filebase64"].contains { text.contains($0) }
    mentionsCaches =
      text.contains(CacheWords.typePart) || text.contains("\\u")
      || StackType.typeParts.contains { text.contains($0) }
      || CacheManifest.mayBeFound(in: text)
      || readsFiles && CarrierType.manifestParts.contains { text.contains($0) }
    self.readsFiles = readsFiles
    guard text.contains("module"), text.contains("source") else { return }
    // Case is ignored by its rarer letters; JSON may escape slashes.
    callsSuspects =
      ["ache", "ACHE", "edis", "EDIS", "alkey", "ALKEY", "\\/"].contains { text.contains($0) }
    paths = Self.paths(in: text)
    computedPaths = Self.computedPaths(in: text)
  }

  /// Returns the ends of the computed sources of calls.
  private static func computedPaths(in text: SourceText) -> Set<Text> {
    if isDocument(text) { return computedPaths(inDocument: text) }
    guard mayComputeSource(text.bytes), let file = try? HCLReader().read(text) else { return [] }
    let sources = file.body.blocks.filter { $0.type == "module" }.compactMap { block in
      block.body.attributes.first { $0.name == "source" }
    }
    return Set(
      sources.compactMap { source in
        let written = text.string(source.valueRange)
        let isComputed = written.contains("${") || !written.hasPrefix("\"")
        guard isComputed, !written.contains("::"), !written.contains("://") else { return nil }
        guard written.hasSuffix("\""), let brace = written.lastIndex(of: "}") else { return "" }
        return Text(String(written[written.index(after: brace)...].dropLast()))
      }
    )
  }

  private static func isDocument(_ text: SourceText) -> Bool {
    text.bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "{")
  }

  /// Returns the ends of the computed sources of calls in JSON.
  private static func computedPaths(inDocument text: SourceText) -> Set<Text> {
    let quote = UInt8(ascii: "\"")
    let backslash = UInt8(ascii: "\\")
    var ends: Set<Text> = []
    var offset = 0
    while let start = text.bytes.firstOffset(of: "\"source\"", from: offset) {
      offset = start + 8
      let rest = text.bytes[offset...].drop { $0 <= 0x20 || $0 == UInt8(ascii: ":") }
      guard rest.first == quote else { continue }
      var end = rest.startIndex + 1
      while end < rest.endIndex, rest[end] != quote { end += rest[end] == backslash ? 2 : 1 }
      let value = rest[(rest.startIndex + 1)..<min(end, rest.endIndex)]
      offset = value.endIndex
      guard let dollar = value.firstIndex(of: UInt8(ascii: "$")),
        let brace = value[dollar...].lastIndex(of: UInt8(ascii: "}"))
      else { continue }
      // Without what comes before an escape the end is that of more paths.
      let tail = value[(brace + 1)...]
      let plain =
        tail.lastIndex(of: backslash).map { escape in
          tail[escape...].dropFirst(tail[escape...].dropFirst().first == UInt8(ascii: "u") ? 6 : 2)
        } ?? tail
      ends.insert(Text(decoding: UnsafeRawBufferPointer(rebasing: plain)))
    }
    return ends
  }

  /// Whether the value of an argument `source` may be more than a string.
  private static func mayComputeSource(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while let start = bytes.firstOffset(of: "source", from: offset) {
      offset = start + 6
      let line = bytes[offset...].prefix { $0 != UInt8(ascii: "\n") }
      let value = line.drop { [0x20, 0x09, UInt8(ascii: "=")].contains($0) }
      guard value.startIndex > offset, let first = value.first else { continue }
      if first != UInt8(ascii: "\"") || value.contains(UInt8(ascii: "$")) { return true }
    }
    return false
  }

  /// Returns the strings that begin as local paths.
  package static func paths(in text: SourceText) -> Set<Text> {
    var paths: Set<Text> = []
    for start in ["\"./", "\"../", "\".\\/", "\"..\\/"] as [StaticString] {
      var offset = 0
      while let quote = text.bytes.firstOffset(of: start, from: offset) {
        let rest = text.bytes[(quote + 1)...]
        let end = rest.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }
        offset = end ?? text.bytes.count
        let path = Text(decoding: UnsafeRawBufferPointer(rebasing: rest[..<offset]))
        // JSON may escape slashes.
        paths.insert(path.contains("\\/") ? Text(path.string.replacing("\\/", with: "/")) : path)
      }
    }
    return paths
  }

  /// Whether a text without a name is a configuration in the native syntax.
  package static func isConfiguration(_ text: SourceText) -> Bool {
    let start: StaticString = "resource \"aws"
    if text.bytes.hasBytes(start, at: 0) || text.contains("\nresource \"aws") { return true }
    let types: Set<Text> = ["resource", "module", "variable", "terraform", "provider", "locals"]
    let file = try? HCLReader().read(text)
    return file?.body.blocks.contains { types.contains($0.type) } ?? false
  }
}
