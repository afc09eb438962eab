internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The elements of collections in the sources of a plan with comments that are about some instances
/// of a cache only.
///
/// A plan doesn't show which element an instance was created for: it is the one with the key of the
/// instance, or with a text that equals it.
struct CommentedElements {
  private var collections: [[Element]] = []

  /// An element of a collection.
  private struct Element {
    /// The keys of the instances that may have been created for it.
    let names: Set<Text>
    let lines: LineRange
  }

  /// No elements.
  init() {}

  /// Finds the elements on which the instances of a block, or its limit, depend.
  init(of block: [Text], at path: ModulePath, in sources: ConfigurationSources) {
    var search = Search(sources)
    guard search.hasComments else { return }
    for name in ["for_each", "count", Text(Attribute.retentionLimit.rawValue)] {
      search.add(
        sources.module(at: path)?.block(block[0], Array(block.dropFirst()))?.attribute(name),
        path
      )
    }
    for inner in path.withCallers {
      guard let caller = inner.caller else { continue }
      for name in ["for_each", "count"] as [Text] {
        search.add(sources.call(to: inner)?.attribute(name), caller)
      }
    }
    collections = search.collections()
  }

  /// Returns the lines of the elements that other instances than the one at an address were created
  /// for.
  func others(of address: Text) -> [LineRange] {
    guard !collections.isEmpty else { return [] }
    let keys = Set(PlanReference.instanceKeys(address))
    var own: [LineRange] = []
    var others: [LineRange] = []
    for elements in collections {
      let mine = elements.filter { !$0.names.isDisjoint(with: keys) }.map(\.lines)
      guard !mine.isEmpty else { continue }
      own += mine
      others += elements.filter { $0.names.isDisjoint(with: keys) }.map(\.lines)
    }
    return LineRange.others(in: others, besides: own)
  }

  /// A walk through the expressions that lead to collections.
  private struct Search {
    private let sources: ConfigurationSources

    /// The lines that suppressions are about, by file.
    private var comments: [Text: Set<Int>] = [:]
    private var pending: [(expression: Expression, path: ModulePath)] = []
    private var known: Set<Place> = []

    /// The number of expressions that are visited for one cache.
    private static let limit = 256

    private struct Expression {
      let tree: HCLTree
      let file: String
      let lines: LineIndex
    }

    init(_ sources: ConfigurationSources) {
      self.sources = sources
      for written in sources.suppressions {
        guard let line = written.target.line else { continue }
        comments[Text(written.suppression.place.path), default: []].insert(line)
      }
    }

    var hasComments: Bool { !comments.isEmpty }

    mutating func add(_ attribute: WrittenAttribute?, _ path: ModulePath) {
      guard let attribute, let tree = try? attribute.tree() else { return }
      add(
        Expression(tree: tree, file: attribute.file.source.path, lines: attribute.file.lines),
        path
      )
    }

    private mutating func add(_ expression: Expression, _ path: ModulePath) {
      let place = Place(
        path: expression.file,
        bytes: expression.tree.range,
        lines: expression.lines,
      )
      if known.count < Self.limit, known.insert(place).inserted {
        pending.append((expression, path))
      }
    }

    /// Returns the collections with comments in all expressions that lead to them.
    mutating func collections() -> [[Element]] {
      var found: [[Element]] = []
      while let (expression, path) = pending.popLast() {
        let tree = expression.tree
        tree.forEachNode { node in
          guard let elements = elements(of: node, in: expression), elements.count > 1,
            elements.contains(where: { hasComment($0.lines) })
          else { return }
          found.append(elements)
        }
        for reference in tree.references where reference.names.count > 1 {
          follow(reference.names[0], reference.names[1], path)
        }
      }
      return found
    }

    private mutating func follow(_ kind: Text, _ name: Text, _ path: ModulePath) {
      switch kind {
      case "local": add(sources.module(at: path)?.local(name)?.attribute, path)
      case "var":
        if let caller = path.caller {
          if let argument = sources.call(to: path)?.attribute(name) {
            return add(argument, caller)
          }
        } else if let given = sources.variableFiles.expression(of: name) {
          return add(
            Expression(tree: given.tree, file: given.path, lines: given.lines),
            path,
          )
        }
        add(sources.module(at: path)?.block("variable", [name])?.attribute("default"), path)
      default: break
      }
    }

    private func hasComment(_ lines: LineRange) -> Bool {
      comments[Text(lines.path ?? "")]?.contains { lines.lines.contains($0) } ?? false
    }

    /// Returns the elements of a collection; nil for other nodes.
    private func elements(of node: Int, in expression: Expression) -> [Element]? {
      let tree = expression.tree
      func element(_ names: Set<Text>, _ node: Int) -> Element {
        let range = expression.lines.range(tree.range(of: node))
        return Element(names: names, lines: LineRange(range, of: expression.file))
      }
      switch tree[node].kind {
      case .object:
        return tree.children(of: node).map { entry in
          let key = tree.firstChild(of: entry).flatMap { tree.constant(at: $0)?.shown }
          return element(Set([key].compactMap(\.self)), entry)
        }
      case .tuple:
        return tree.children(of: node).enumerated().map { index, value in
          let values = [value] + tree.children(of: value).compactMap { tree.children(of: $0).last }
          let texts = values.compactMap { tree.constant(at: $0)?.shown }
          return element(Set(texts + ["\(index)"]), value)
        }
      default: return nil
      }
    }
  }
}

extension WrittenSuppression.Target {
  /// The line that it is about; nil for a reach of another kind.
  fileprivate var line: Int? {
    switch self {
    case .line(let line), .block(let line), .header(let line), .inside(let line): line
    case .resource, .declaration, .file: nil
    }
  }
}
