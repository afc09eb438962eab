internal import LintSyntax
internal import LintText

/// `for` expressions and directives.
extension SelectingVariables {
  /// Returns the parts of a loop.
  ///
  /// Where only the number of its results matters, their values are visited without the collection.
  mutating func loop(_ children: [Int], _ visit: Visit, in tree: HCLTree) -> [Visit] {
    let names = children.filter { tree[$0].kind == .name }.map { tree.name(of: $0) }
    let parts = children.filter { tree[$0].kind != .name }
    let isObject = tree[visit.node].kind == .objectFor
    let valueCount = isObject ? 2 : 1
    guard parts.count > valueCount else { return [] }
    func enter(_ collection: Int?) -> Int {
      loops.append(Loop(names: names, collection: collection, outer: visit.loop))
      return loops.count - 1
    }
    let (values, conditions) = (parts[1...valueCount], parts.dropFirst(1 + valueCount))
    let bound = enter(parts[0])
    var visits = conditions.map {
      Visit(node: $0, role: .selector(.condition), loop: bound)
    }
    guard let step = visit.suffix.first else {
      let isCounted =
        if case .selector(let selector) = visit.role { selector.countsElements } else { false }
      let loop = isCounted ? enter(nil) : bound
      visits.append(Visit(node: parts[0], role: visit.role, loop: visit.loop))
      let role = tree[visit.node].kind == .forDirective ? visit.role : visit.role.ofElements
      return visits + values.map { Visit(node: $0, role: role, loop: loop) }
    }
    if step == ValuePath.everyKey {
      let keys = isObject ? [Visit(node: parts[1], role: visit.role, loop: bound)] : []
      return visits + keys
    }
    if isObject, step != ValuePath.everyElement {
      let key = Selector(constants: [.string(step)])
      visits.append(Visit(node: parts[1], role: .selector(key), loop: bound))
    }
    // Values with the same key are a list.
    let rest = Array(visit.suffix.dropFirst(isObject && tree[visit.node].isExpanding ? 2 : 1))
    visits += values.suffix(1).map {
      Visit(node: $0, role: visit.role, suffix: rest, loop: bound)
    }
    return visits
  }
}
