import Foundation
import LintText
import Testing

@testable import LintSyntax

/// Writes trees for `Tools/checks/robustness/compare-decoder`, which holds them against another decoder.
///
/// The environment variable `TREES` names the folder with a list of paths, `paths`, and for what is
/// made of them: of the n-th path `n.json`.
struct TreeExportTests {
  private static let folder = ProcessInfo.processInfo.environment["TREES"]

  @Test(.enabled(if: folder != nil, "nobody asked for trees"))
  func `writes a tree for each path`() throws {
    let folder = URL(filePath: try #require(Self.folder))
    let list = try String(contentsOf: folder.appending(path: "paths"), encoding: .utf8)
    for (index, path) in list.split(separator: "\n").enumerated() {
      let text = try? SourceText(contents: Data(contentsOf: URL(filePath: String(path))))
      let tree = text.map { text in
        let read = TemplateReader().read(text)
        let lines = LineIndex(text)
        return ExportedText(
          error: read.error?.message,
          documents: read.documents.map { $0.root.map { ExportedNode($0, lines) } },
        )
      }
      try JSONEncoder().encode(tree).write(to: folder.appending(path: "\(index).json"))
    }
  }
}

private struct ExportedText: Encodable {
  let error: String?
  let documents: [ExportedNode?]
}

/// A node with the places of itself and of what it stands for, as line and column.
private struct ExportedNode: Encodable {
  let place: [Int]
  /// Of an alias, the place of its anchor.
  let target: [Int]
  let tag: String?
  /// The type of a scalar and its value.
  let scalar: [String]?
  let entries: [[ExportedNode]]?
  let merges: Bool
  let elements: [ExportedNode]?

  init(_ node: Node, _ lines: LineIndex) {
    func place(_ node: Node) -> [Int] {
      let position = lines.position(at: node.range.lowerBound)
      return [position.line, position.column]
    }
    self.place = place(node)
    target = place(node.target)
    tag = node.tag?.string
    scalar = node.scalarValue.map {
      switch $0 {
      case .null: ["null", ""]
      case .boolean(let value): ["boolean", "\(value)"]
      case .integer(let value): ["integer", "\(value)"]
      case .real(let value): ["real", "\(value)"]
      case .text(let value): ["text", value.string]
      }
    }
    merges = node.writtenEntries.contains(where: \.isMerge)
    let pairs = node.entries.map { [ExportedNode($0.key, lines), ExportedNode($0.value, lines)] }
    entries = node.kind == .mapping ? pairs : nil
    elements = node.kind != .sequence ? nil : node.elements.map { ExportedNode($0, lines) }
  }
}
