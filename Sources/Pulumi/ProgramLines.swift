package import LintDiagnostics
package import LintModel
internal import LintSyntax
package import LintText

/// The lines of a program that declare resources, which Pulumi records.
package struct ProgramLines {
  static let remedy = "edit the program, then run 'pulumi preview --json' again"

  /// The number of folders above an input in which `Pulumi.yaml` is searched.
  private static let folderLimit = 4

  private let folder: [Text]
  private let input: String
  private let sources: any SourceProvider
  private var files: [Text: (file: SourceFile, lines: LineIndex)?] = [:]

  /// The maximum number of files that are opened for one input.
  private static let fileLimit = 64

  /// Finds the project of an input; nil without one around it.
  package init?(around file: SourceFile, _ sources: any SourceProvider) {
    let parts = Text(file.path).split(separator: "/")
    for count in 0..<min(Self.folderLimit, parts.count) {
      let folder = Array(parts.dropLast(count + 1))
      let names: [Text] = ["Pulumi.yaml", "Pulumi.yml"]
      let isProject = names.contains { name in
        let path = (folder + [name]).joined(separator: "/").string
        return (try? sources.file(at: path, from: file.path)) != nil
      }
      guard isProject else { continue }
      self.folder = folder
      self.sources = sources
      input = file.path
      return
    }
    return nil
  }

  /// Points caches at the lines that declare them.
  ///
  /// The positions are not trusted: a file is read only inside the project, and if the sources
  /// permit it.
  package mutating func locate(_ extraction: inout Extraction, in text: SourceText) {
    let positions = Self.positions(in: text)
    guard !positions.isEmpty else { return }
    for index in extraction.caches.indices {
      guard let position = positions[extraction.caches[index].range.lowerBound],
        let place = place(of: position)
      else { continue }
      extraction.caches[index].origin = .program(
        CacheOrigin.Program(creation: place, assignment: nil, remedy: Self.remedy)
      )
      extraction.caches[index].lines.append(LineRange(place))
    }
  }

  /// A line of a file whose path is relative to the project.
  private struct Position {
    let path: Text
    let line: Int
  }

  /// Returns the positions of resources, by the starts of their URNs.
  private static func positions(in text: SourceText) -> [Int: Position] {
    guard text.contains("sourcePosition") else { return [:] }
    var positions: [Int: Position] = [:]
    for mapping in JSONValues(text).roots.flatMap(\.document.mappings) {
      guard let urn = mapping["urn"], let position = position(mapping["sourcePosition"]) else {
        continue
      }
      positions[urn.range.lowerBound] = position
    }
    return positions
  }

  /// Reads `project:///index.ts#4,1`; nil for any other text, and for a path that leaves the
  /// project.
  private static func position(_ node: Node?) -> Position? {
    let prefix: Text = "project:///"
    guard let text = node?.text, text.hasPrefix(prefix) else { return nil }
    let rest = Text(decoding: text.utf8.dropFirst(prefix.utf8.count))
    guard let (path, place) = rest.split(atFirst: UInt8(ascii: "#")),
      !path.isEmpty, !path.split(separator: "/").contains(".."),
      let line = place.split(separator: ",").first.flatMap({ Int($0.string) }), line > 0
    else { return nil }
    return Position(path: path, line: line)
  }

  private mutating func place(of position: Position) -> Place? {
    guard let (file, lines) = file(position.path) else { return nil }
    let bytes = file.text.bytes
    let starts = [0] + LineIndex.lineStarts(in: 0..<bytes.count, of: bytes)
    guard starts.indices.contains(position.line - 1) else { return nil }
    let start = starts[position.line - 1]
    let end = position.line < starts.count ? starts[position.line] : bytes.count
    guard let first = bytes[start..<end].firstIndex(where: { $0 > 0x20 }),
      let last = bytes[start..<end].lastIndex(where: { $0 > 0x20 })
    else { return nil }
    return Place(path: file.path, bytes: first..<last + 1, lines: lines)
  }

  private mutating func file(_ path: Text) -> (file: SourceFile, lines: LineIndex)? {
    if let known = files[path] { return known }
    guard files.count < Self.fileLimit else { return nil }
    let full = (folder + path.split(separator: "/")).joined(separator: "/").string
    let file = try? sources.file(at: full, from: input)
    let found = file.map { ($0, LineIndex($0.text)) }
    files[path] = .some(found)
    return found
  }
}
