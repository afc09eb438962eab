internal import LintSyntax

/// The keys that are written twice in one mapping of a document.
///
/// CloudFormation calls the outcome undefined, so whatever depends on such a key cannot be judged.
struct DuplicateKeys {
  /// A key, and the key above it that is the same.
  struct Duplicate {
    let name: String
    let key: Node
    let first: Node
    let mapping: Node
  }

  let all: [Duplicate]

  init(in document: Document) {
    all = document.mappingsWithRepeatedKeys.flatMap(Self.duplicates)
  }

  private static func duplicates(in mapping: Node) -> [Duplicate] {
    var first: [String: Node] = [:]
    var duplicates: [Duplicate] = []
    for key in mapping.writtenEntries.map(\.key) {
      guard let name = key.text else { continue }
      if let earlier = first[name] {
        duplicates.append(Duplicate(name: name, key: key, first: earlier, mapping: mapping))
      } else {
        first[name] = key
      }
    }
    return duplicates
  }

  /// The first duplicate that makes a value uncertain.
  ///
  /// - Parameters:
  ///   - mappings: mappings in which every key matters.
  ///   - subtrees: nodes in which every key of every mapping matters.
  ///   - named: mappings in which only the given keys matter.
  func first(
    in mappings: [Node],
    below subtrees: [Node],
    named: [(mapping: Node, keys: Set<String>)],
  ) -> Duplicate? {
    all.first { duplicate in
      mappings.contains { $0.isIdentical(to: duplicate.mapping) }
        || subtrees.contains { $0.range.contains(duplicate.key.range.lowerBound) }
        || named.contains {
          $0.mapping.isIdentical(to: duplicate.mapping) && $0.keys.contains(duplicate.name)
        }
    }
  }
}
