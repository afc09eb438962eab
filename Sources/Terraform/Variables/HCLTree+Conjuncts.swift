internal import LintSyntax
internal import LintText

/// Conditions of which each alone refuses a value.
extension HCLTree {
  /// The conditions that all hold if the expression does.
  var conjuncts: [Int] {
    var (found, pending) = ([Int](), [root])
    while let node = pending.popLast() {
      let isJoined = self[node].kind == .binary && self[node].operation == .and
      if isJoined || self[node].kind == .parentheses {
        pending += children(of: node)
      } else {
        found.append(node)
      }
    }
    return found
  }

  /// The functions whose results have the elements of their arguments.
  private static let sameElements: Set<Text> = [
    "values", "toset", "tolist", "distinct", "sort", "nonsensitive",
  ]

  /// Returns the collection whose elements an expression has.
  func elementSource(of node: Int) -> Int {
    var node = node
    while self[node].kind == .call, Self.sameElements.contains(name(of: node)),
      children(of: node).count == 1, let inner = firstChild(of: node)
    {
      node = inner
    }
    return node
  }

  /// Returns the parts of a `for` expression that makes a list: the collection, the name of an element,
  /// and the result with the condition, if there is one; nil for other expressions.
  func elementLoop(at node: Int) -> (collection: Int, name: Text, results: [Int])? {
    guard self[node].kind == .tupleFor else { return nil }
    let children = children(of: node)
    let names = children.prefix { self[$0].kind == .name }.map { name(of: $0) }
    let parts = Array(children.dropFirst(names.count))
    guard parts.count > 1, let name = names.last else { return nil }
    return (elementSource(of: parts[0]), name, Array(parts.dropFirst()))
  }

  /// Whether a condition that a collection doesn't meet is not met by any larger one either:
  /// `alltrue([for e in var.x : …])`, `!contains(var.x, "a")`, `length(setsubtract(var.x, […])) == 0`.
  func refusesLarger(_ names: [Text], at node: Int) -> Bool {
    let parts = children(of: node)
    switch self[node].kind {
    case .call where name(of: node) == "alltrue" && parts.count == 1:
      return isOfEach(names, at: parts[0])
    case .unary where self[node].operation == .not:
      guard var inner = parts.first else { return false }
      while self[inner].kind == .parentheses, let next = firstChild(of: inner) { inner = next }
      let arguments = children(of: inner)
      guard self[inner].kind == .call, let first = arguments.first else { return false }
      switch name(of: inner) {
      case "anytrue": return isOfEach(names, at: first)
      case "contains":
        return reference(at: elementSource(of: first))?.names == names
          && !uses(names, in: arguments[1])
      default: return false
      }
    case .binary where self[node].operation == .equal:
      guard parts.count == 2, constant(at: parts[1])?.wholeNumber == 0,
        self[parts[0]].kind == .call, name(of: parts[0]) == "length",
        let call = firstChild(of: parts[0])
      else { return false }
      if self[call].kind == .tupleFor { return isOfEach(names, at: call) }
      guard self[call].kind == .call, name(of: call) == "setsubtract" else { return false }
      let arguments = children(of: call)
      return arguments.count == 2
        && reference(at: elementSource(of: arguments[0]))?.names == names
        && !uses(names, in: arguments[1])
    default: return false
    }
  }

  /// Whether an expression has a result for each element of a collection that depends on it alone.
  private func isOfEach(_ names: [Text], at node: Int) -> Bool {
    guard let (collection, _, results) = elementLoop(at: node),
      reference(at: collection)?.names == names
    else { return false }
    // The index of an element depends on the others.
    let index = children(of: node).prefix { self[$0].kind == .name }.map { name(of: $0) }.dropLast()
    return !results.contains { result in
      uses(names, in: result) || index.contains { uses([$0], in: result) }
    }
  }

  private func uses(_ names: [Text], in node: Int) -> Bool {
    references(in: node).contains { $0.names.starts(with: names) }
  }

  /// Whether a condition depends on one element of a collection only: `var.x.a`, `lookup(var.x, "a",
  /// …)`, `contains(keys(var.x), "a")`.
  func depends(on key: Text, of names: [Text], at node: Int) -> Bool {
    var (pending, isUsed) = ([node], false)
    while let node = pending.popLast() {
      var parts = children(of: node)
      if let path = reference(at: node)?.names {
        guard path.starts(with: names) else { continue }
        guard path.count > names.count, path[names.count] == key else { return false }
        isUsed = true
        continue
      }
      if self[node].kind == .call, parts.count > 1, constant(at: parts[1])?.shown == key {
        let isLookup =
          name(of: node) == "lookup" && reference(at: parts[0])?.names == names
        let hasKeys =
          name(of: node) == "contains" && self[parts[0]].kind == .call
          && name(of: parts[0]) == "keys"
          && firstChild(of: parts[0]).flatMap { reference(at: $0)?.names } == names
        if isLookup || hasKeys {
          isUsed = true
          parts.removeFirst()
        }
      }
      pending += parts
    }
    return isUsed
  }
}
