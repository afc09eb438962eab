internal import LintModel
internal import LintSyntax
internal import LintText

/// The constructs that generated one template.
struct AssemblyConstructs {
  /// The constructs, by their paths: `/Shop/Sessions/Group`.
  private var constructs: [Text: Located] = [:]
  private var paths: [Text: [Text]] = [:]

  /// The template.
  private let templateFile: Text

  /// Whether the template is that of a stack, instead of a nested stack.
  private let isStack: Bool

  /// Whether the constructs of stacks and nested stacks record their templates.
  private var hasOwners = false

  /// A construct with the path of the file that has its metadata.
  struct Located {
    let construct: AssemblyConstruct
    let file: String
  }

  init(of templateFile: Text, isStack: Bool) {
    self.templateFile = templateFile
    self.isStack = isStack
  }

  var isEmpty: Bool { constructs.isEmpty }

  /// Adds metadata, by the paths of constructs.
  mutating func add(_ metadata: Node, of file: String) {
    for entry in metadata.writtenEntries {
      guard let path = entry.key.text else { continue }
      let construct = AssemblyConstruct(entry.value)
      for id in construct.logicalIDs { paths[id, default: []].append(path) }
      if construct.templateFile != nil { hasOwners = true }
      constructs[path] = Located(construct: construct, file: file)
    }
  }

  /// Returns the path of the construct that generated a cache; nil if it is unknown, or one of
  /// several.
  func path(of cache: Cache) -> Text? {
    let candidates = paths[cache.id] ?? []
    let own = hasOwners ? candidates.filter { owner(of: $0) == templateFile } : candidates
    if let path = cache.path.map({ "/" + $0 }) { return own.contains(path) ? path : nil }
    // Without either, another stack may have a construct of the same name.
    return own.count == 1 && (hasOwners || isStack) ? own[0] : nil
  }

  subscript(path: Text) -> Located? { constructs[path] }

  /// Returns the template of the nearest stack or nested stack around a construct.
  private func owner(of path: Text) -> Text? {
    above(path).firstNonNil { $0.construct.templateFile }
  }

  /// Returns the constructs around a construct, from itself outwards.
  func above(_ path: Text) -> [Located] {
    var located: [Located] = []
    var rest = path.string[...]
    // Paths are as long as their input.
    for _ in 0..<Self.depthLimit {
      if let found = constructs[Text(String(rest))] { located.append(found) }
      guard let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) else { break }
      rest = rest[..<slash]
    }
    return located
  }

  /// The maximum nesting depth of constructs that is searched.
  private static let depthLimit = 256
}
