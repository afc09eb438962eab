internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A block of a configuration, merged with its override files.
struct ConfigurationBlock {
  private let base: Part
  private let overrides: [Part]

  /// The part of a block in one file; an object, since modules, trees and caches share it.
  final class Part: Sendable {
    let file: ConfigurationFile
    let block: HCLBlock

    init(file: ConfigurationFile, block: HCLBlock) {
      self.file = file
      self.block = block
    }
  }

  /// Creates a block from its parts; each part overrides those before it.
  init?(_ parts: [Part]) {
    guard let base = parts.first else { return nil }
    self.base = base
    overrides = Array(parts.dropFirst())
  }

  /// The type and labels.
  var header: Place { base.file.place(base.block.header) }

  /// Whether it has a manifest of Kubernetes that may declare a cache.
  var namesManifest: Bool {
    ([base] + overrides).contains { part in
      let bytes = part.file.source.text.bytes[part.block.range]
      return CacheManifest.mayDeclareCache(UnsafeRawBufferPointer(rebasing: bytes))
    }
  }

  /// All its lines, including those in override files.
  var lines: [LineRange] {
    ([base] + overrides).map { $0.file.lines(of: $0.block) }
  }

  /// The names of its attributes and directly nested blocks.
  var names: Set<Text> {
    Set(
      ([base] + overrides).flatMap { part in
        part.block.body.attributes.map(\.name) + part.block.body.blocks.map(\.type)
      }
    )
  }

  /// Returns the attributes with a name in all nested blocks of a type.
  ///
  /// - Parameter types: the types of the blocks from the outermost to the innermost.
  func attributes(_ name: Text, inBlocks types: Text...) -> [WrittenAttribute] {
    ([base] + overrides).flatMap { part -> [WrittenAttribute] in
      let blocks = types.reduce([part.block]) { (blocks: [HCLBlock], type: Text) -> [HCLBlock] in
        blocks.flatMap(\.body.blocks).filter { $0.type == type }
      }
      let attributes = blocks.flatMap(\.body.attributes).filter { $0.name == name }
      return attributes.map { WrittenAttribute($0, in: part.file) }
    }
  }

  /// The conditions of the `precondition` blocks in its `lifecycle` block.
  var preconditions: [WrittenAttribute] {
    attributes("condition", inBlocks: "lifecycle", "precondition")
  }

  /// The condition on which OpenTofu creates a block without `count` and `for_each`; nil without one.
  var enabled: WrittenAttribute? { attributes("enabled", inBlocks: "lifecycle").last }

  /// Whether Terraform ignores changes of an attribute once the resource exists.
  func ignoresChanges(of name: Text) -> Bool {
    attributes("ignore_changes", inBlocks: "lifecycle").contains { attribute in
      switch attribute.operation {
      case .simple(.traversal(let names)): names == ["all"]
      case .tuple(let elements):
        elements.contains { element in
          switch element {
          case .simple(.traversal(let names)): names.first == name
          case .simple(.string(let text)): text == name
          default: false
          }
        }
      default: false
      }
    }
  }

  /// Whether it has `count` or `for_each`.
  var isRepeated: Bool { attribute("count") != nil || attribute("for_each") != nil }

  /// Returns an attribute from the last file that sets it; nil if it isn't set.
  func attribute(_ name: Text) -> WrittenAttribute? {
    for part in overrides.reversed() {
      if let attribute = WrittenAttribute(name, in: part) { return attribute }
    }
    return WrittenAttribute(name, in: base)
  }
}
