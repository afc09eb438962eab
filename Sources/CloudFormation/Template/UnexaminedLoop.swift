internal import LintModel
internal import LintSyntax
internal import LintText

/// A loop that is not unrolled completely, so that its body represents the omitted iterations.
struct UnexaminedLoop {
  /// Its key, `Fn::ForEach::Name`.
  let key: Node

  let reason: Reason

  /// The reason that it is not unrolled completely.
  enum Reason: Equatable {
    /// Its collection is not known, or not all of it.
    case collection(Undecided)
    /// The entries of one section exceed the limits; see ``LoopBudget``.
    case size
  }
}

/// A loop over the default of a parameter that may have any other value.
struct OpenLoop {
  /// Its key, `Fn::ForEach::Name`.
  let key: Node

  let identifier: Text
  let parameter: Text

  /// Whether an identifier occurs in the values that decide on a cache.
  func decides(on resource: TemplateEntry) -> Bool {
    guard resource.type?.hasPrefix("AWS::ElastiCache::") == true else { return false }
    let properties = CacheEvaluation.decisiveProperties
    var pending = CacheEvaluation.values(of: properties, in: resource).map(\.node)
    let bindings = Bindings().opening(identifier)
    while let node = pending.popLast() {
      if let text = node.text, bindings.openIdentifier(in: text) != nil { return true }
      if let call = Intrinsic(node), call.function == .reference,
        call.argument.text == identifier
      {
        return true
      }
      pending += node.elements + node.entries.map(\.value)
    }
    return false
  }
}
