internal import LintSyntax
internal import LintText

/// The values for which alone a condition may hold: `contains([…], var.x)`, `lower(var.x) == …`,
/// `can(regex("^(…|…)$", var.x))`, or several of these that are joined.
struct ValueListing {
  /// The nodes of the values, or of collections of them, in the expression of the condition.
  private(set) var nodes: [Int] = []

  /// The values that patterns list.
  private(set) var texts: [Text] = []

  /// The functions that change the listed value before it is compared.
  private(set) var functions: Set<Text> = []

  /// The maximum nesting depth of conditions that are read.
  private static let depthLimit = 64

  /// The functions that take texts for the same that differ in case, or in white space around them.
  private static let normalizing: Set<Text> = [
    "lower", "upper", "title", "trimspace", "chomp", "tostring", "nonsensitive", "sensitive",
  ]

  /// Reads a condition.
  ///
  /// - Parameter names: the reference to the value, or to a part of it: `var`, `cache` and `tier`;
  ///   of each element of a collection with ``ValuePath/everyElement``.
  /// - Returns: nil if the condition may hold for other values too.
  init?(of names: [Text], in tree: HCLTree) {
    let reader = Reader(tree: tree)
    guard let listing = reader.listing(tree.root, Subject(names: names), holds: true, depth: 0)
    else { return nil }
    self = listing
  }

  /// Reads a condition that is written.
  init?(of names: [Text], in condition: WrittenAttribute) {
    guard let tree = try? condition.tree() else { return nil }
    self.init(of: names, in: tree)
  }

  private init(_ nodes: [Int] = [], _ texts: [Text] = [], _ functions: Set<Text> = []) {
    self.nodes = nodes
    self.texts = texts
    self.functions = functions
  }

  /// Lists what one of both lists.
  private func union(_ other: ValueListing) -> ValueListing {
    ValueListing(nodes + other.nodes, texts + other.texts, functions.union(other.functions))
  }

  /// The value that is listed.
  private struct Subject {
    let names: [Text]

    /// The names of the loops around it, on which listed values must not depend.
    var loops: Set<Text> = []
  }

  /// Reads the nodes of one condition.
  private struct Reader {
    let tree: HCLTree

    /// Returns the values for which alone a part of the condition holds, or does not hold.
    func listing(_ node: Int, _ subject: Subject, holds: Bool, depth: Int) -> ValueListing? {
      guard depth < ValueListing.depthLimit else { return nil }
      let children = tree.children(of: node)
      func part(_ child: Int, holds: Bool) -> ValueListing? {
        listing(child, subject, holds: holds, depth: depth + 1)
      }
      switch tree[node].kind {
      case .true: return holds ? nil : ValueListing()
      case .false: return holds ? ValueListing() : nil
      case .parentheses, .wrappedTemplate:
        return children.first.flatMap { part($0, holds: holds) }
      case .unary where tree[node].operation == .not:
        return children.first.flatMap { part($0, holds: !holds) }
      case .binary where children.count == 2:
        switch tree[node].operation {
        case .and, .or:
          let parts = children.map { part($0, holds: holds) }
          return (tree[node].operation == .and) == holds ? first(parts) : all(parts)
        case .equal where holds, .notEqual where !holds:
          return compared(children[0], children[1], subject)
            ?? compared(children[1], children[0], subject)
            ?? emptied(children[0], children[1], subject)
        case .greater where holds: return matched(children[0], children[1], subject)
        default: return nil
        }
      case .conditional where children.count == 3:
        let yes = part(children[0], holds: true) ?? part(children[1], holds: holds)
        let no = part(children[0], holds: false) ?? part(children[2], holds: holds)
        return all([yes, no])
      case .call where holds: return call(tree.name(of: node), children, subject, depth)
      default: return nil
      }
    }

    private func first(_ parts: [ValueListing?]) -> ValueListing? {
      parts.firstNonNil { $0 }
    }

    private func all(_ parts: [ValueListing?]) -> ValueListing? {
      let known = parts.compactMap(\.self)
      guard known.count == parts.count else { return nil }
      return known.reduce(ValueListing()) { $0.union($1) }
    }

    private func call(
      _ function: Text,
      _ arguments: [Int],
      _ subject: Subject,
      _ depth: Int,
    ) -> ValueListing? {
      func part(_ node: Int) -> ValueListing? {
        listing(node, subject, holds: true, depth: depth + 1)
      }
      let inner = arguments.first.map { tree.children(of: $0) } ?? []
      switch (function, arguments.count) {
      case ("contains", 2): return compared(arguments[1], arguments[0], subject)
      case ("lookup", 3) where tree[arguments[2]].kind == .false:
        return compared(arguments[1], arguments[0], subject)
      case ("can", 1): return found(arguments[0], subject)
      case ("try", 2) where tree[arguments[1]].kind == .false: return part(arguments[0])
      case ("alltrue", 1) where tree[arguments[0]].kind == .tuple: return first(inner.map(part))
      case ("anytrue", 1) where tree[arguments[0]].kind == .tuple: return all(inner.map(part))
      case ("alltrue", 1) where tree[arguments[0]].kind == .tupleFor:
        guard let (value, subject) = element(of: arguments[0], subject) else { return nil }
        return listing(value, subject, holds: true, depth: depth + 1)
      default: return nil
      }
    }

    /// Returns the result of a `for` expression over the collection that has the value as a part of
    /// its elements, with the value as it is named there.
    private func element(of node: Int, _ subject: Subject) -> (Int, Subject)? {
      let children = tree.children(of: node)
      let names = children.prefix { tree[$0].kind == .name }.map { tree.name(of: $0) }
      let parts = Array(children.dropFirst(names.count))
      guard parts.count == 2, let name = names.last,
        let reference = tree.reference(at: tree.elementSource(of: parts[0]))?.names,
        subject.names.starts(with: reference + [ValuePath.everyElement])
      else { return nil }
      let rest = subject.names.dropFirst(reference.count + 1)
      return (parts[1], Subject(names: [name] + rest, loops: subject.loops.union(names)))
    }

    /// Returns the value, or the collection, with which a use of the subject is compared.
    private func compared(_ use: Int, _ other: Int, _ subject: Subject) -> ValueListing? {
      guard let functions = functions(of: use, subject), isFixed(other, subject) else { return nil }
      return ValueListing([other], [], functions)
    }

    /// Returns what `length(setsubtract(var.x, […])) == 0` allows each element of a collection to be.
    private func emptied(_ count: Int, _ number: Int, _ subject: Subject) -> ValueListing? {
      guard subject.names.last == ValuePath.everyElement, tree[count].kind == .call,
        tree.name(of: count) == "length", tree.constant(at: number)?.wholeNumber == 0,
        let call = tree.firstChild(of: count), tree[call].kind == .call,
        tree.name(of: call) == "setsubtract", tree.children(of: call).count == 2
      else { return nil }
      let collection = Subject(names: subject.names.dropLast(), loops: subject.loops)
      return compared(tree.children(of: call)[0], tree.children(of: call)[1], collection)
    }

    /// Returns what `can(…)` allows: a match of a pattern, a key of a map, an element of a list.
    private func found(_ node: Int, _ subject: Subject) -> ValueListing? {
      let children = tree.children(of: node)
      guard children.count == 2 else { return nil }
      if tree[node].kind == .index { return compared(children[1], children[0], subject) }
      guard tree[node].kind == .call else { return nil }
      switch tree.name(of: node) {
      case "regex": return pattern(children[0], children[1], subject)
      case "index": return compared(children[1], children[0], subject)
      default: return nil
      }
    }

    /// Returns what `length(regexall("^(…|…)$", var.x)) > 0` allows.
    private func matched(_ count: Int, _ least: Int, _ subject: Subject) -> ValueListing? {
      guard tree[count].kind == .call, tree.name(of: count) == "length",
        tree.constant(at: least)?.wholeNumber == 0,
        let call = tree.firstChild(of: count), tree[call].kind == .call,
        tree.name(of: call) == "regexall"
      else { return nil }
      let arguments = tree.children(of: call)
      return arguments.count == 2 ? pattern(arguments[0], arguments[1], subject) : nil
    }

    private func pattern(_ pattern: Int, _ text: Int, _ subject: Subject) -> ValueListing? {
      guard let functions = functions(of: text, subject),
        case .string(let pattern)? = tree.constant(at: pattern)?.content,
        let (texts, isWhole) = pattern.alternatives, isWhole
      else { return nil }
      return ValueListing([], texts, functions)
    }

    /// Returns the functions around a use of the subject; nil for other expressions.
    private func functions(of node: Int, _ subject: Subject) -> Set<Text>? {
      var functions: Set<Text> = []
      var node = node
      while tree.reference(at: node) == nil {
        switch tree[node].kind {
        case .parentheses, .wrappedTemplate: break
        case .call where ValueListing.normalizing.contains(tree.name(of: node)):
          functions.insert(tree.name(of: node))
        default: return nil
        }
        guard let inner = tree.firstChild(of: node) else { return nil }
        node = inner
      }
      return tree.reference(at: node)?.names == subject.names ? functions : nil
    }

    /// Whether an expression is the same for all elements of the loops around the subject.
    private func isFixed(_ node: Int, _ subject: Subject) -> Bool {
      subject.loops.isEmpty
        || tree.references(in: node).allSatisfy { reference in
          reference.names.first.map { !subject.loops.contains($0) } ?? true
        }
    }
  }
}
