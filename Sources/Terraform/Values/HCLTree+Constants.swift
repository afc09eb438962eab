internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension HCLTree {
  /// Names joined with dots, as far as they are plain.
  struct Path {
    let names: [Text]
  }

  /// Returns the names of a reference with its constant keys; nil for other expressions.
  func reference(at index: Int) -> Path? {
    var names: [Text] = []
    var index = index
    while true {
      switch self[index].kind {
      case .attribute: names.append(name(of: index))
      case .index:
        // Any other key selects, so such an index is not part of a name.
        guard let key = children(of: index).last.flatMap({ constant(at: $0) }) else { return nil }
        names.append(key.shown)
      case .splat: return nil
      case .reference:
        names.append(name(of: index))
        return Path(names: names.reversed())
      default: return nil
      }
      guard let first = firstChild(of: index) else { return nil }
      index = first
    }
  }

  /// Returns the value of an entry of an object; nil if it is not written there.
  func entry(_ name: Text, of node: Int) -> Int? {
    guard self[node].kind == .object else { return nil }
    return children(of: node).map { children(of: $0) }
      .last { $0.count == 2 && constant(at: $0[0])?.content == .string(name) }?.last
  }

  /// The value of a constant; nil for other expressions.
  func constant(at index: Int) -> TerraformValue? {
    switch self[index].kind {
    case .null: .null
    case .true: .boolean(true)
    case .false: .boolean(false)
    case .string: .string(string(of: index))
    case .number: Decimal(terraform: number(of: index)).map { TerraformValue(.number($0)) }
    default: nil
    }
  }
}
