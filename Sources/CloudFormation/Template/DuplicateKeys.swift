internal import LintModel
internal import LintSyntax
internal import LintText

/// The keys that are written twice in one mapping of a document, or that loops write again.
///
/// CloudFormation calls the outcome undefined, so a value that depends on such a key cannot be
/// judged.
struct DuplicateKeys {
  /// A key, and the same key above it.
  struct Duplicate {
    let name: Text
    let key: Node
    let first: Node
    let mapping: Node

    /// The loop that writes it again; nil for a key that is written twice.
    var loop: Text?
  }

  /// All duplicates, those of outer mappings first.
  let all: [Duplicate]

  /// The first duplicate of each key in each mapping, as indices into ``all``.
  private let firstByName: [Node: [Text: Int]]

  /// All duplicates as indices into ``all``, in the order of the text.
  private let inText: [Int]

  /// - Parameter unrolled: sections of a template, each with its entries, loops unrolled.
  init(
    in document: Document,
    unrolled: [(section: Node?, entries: [TemplateEntry])] = [],
  ) {
    let all =
      document.mappingsWithRepeatedKeys.flatMap(Self.duplicates)
      + Self.typedMappings(of: document).flatMap(Self.duplicatesByValue)
      + unrolled.flatMap { Self.duplicates(byLoopsIn: $0.section, $0.entries) }
    self.all = all
    // Nearly all templates have none, and the first use of a type of dictionary takes long.
    firstByName = all.isEmpty ? [:] : Self.firstByName(all)
    inText = all.indices.sorted { all[$0].key.range.lowerBound < all[$1].key.range.lowerBound }
  }

  private static func firstByName(_ all: [Duplicate]) -> [Node: [Text: Int]] {
    Dictionary(grouping: all.indices) { all[$0].mapping.target }
      .mapValues { Dictionary($0.map { (all[$0].name, $0) }) { first, _ in first } }
  }

  private static func duplicates(in mapping: Node) -> [Duplicate] {
    var first: [Text: Node] = [:]
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

  /// Returns the keys that loops make of a section although it has them already; CloudFormation
  /// takes each logical ID once (CloudFormation user guide, "Fn::ForEach").
  ///
  /// - Parameter entries: the entries of the section, loops unrolled.
  private static func duplicates(
    byLoopsIn section: Node?,
    _ entries: [TemplateEntry],
  ) -> [Duplicate] {
    let loops = (section?.entries ?? []).filter(\.key.isForEach)
    guard let section, !loops.isEmpty else { return [] }
    var first: [Text: TemplateEntry] = [:]
    var reported: Set<Text> = []
    return entries.compactMap { entry in
      // Entries of different scenarios do not meet.
      guard entry.loop == nil, !entry.key.isForEach, entry.memberships.isEmpty else { return nil }
      guard let earlier = first[entry.name] else {
        first[entry.name] = entry
        return nil
      }
      guard let made = [entry, earlier].first(where: { !$0.bindings.isEmpty }),
        reported.insert(entry.name).inserted,
        let loop = loops.first(where: { $0.value.range.contains(made.key.range.lowerBound) })
      else { return nil }
      return Duplicate(
        name: entry.name,
        key: entry.key,
        first: earlier.key,
        mapping: section,
        loop: loop.key.text,
      )
    }
  }

  /// Returns `Mappings` and the mappings in it; in YAML their plain keys have types.
  private static func typedMappings(of document: Document) -> [Node] {
    guard !document.isJSON, let mappings = document.root?["Mappings"] else { return [] }
    let maps = mappings.entries.map(\.value)
    return [mappings] + maps + maps.flatMap { $0.entries.map(\.value) }
  }

  /// Returns keys of equal value that are written otherwise: `true` and `Yes`, `10` and `012`.
  private static func duplicatesByValue(in mapping: Node) -> [Duplicate] {
    let keys = mapping.writtenEntries.map(\.key)
    let isTyped = keys.contains { key in
      if case .text? = key.typedScalar { false } else { key.text != nil }
    }
    guard isTyped else { return [] }
    var first: [Text: Node] = [:]
    return keys.compactMap { key in
      guard let name = key.text, let value = key.typedText else { return nil }
      guard let earlier = first[value] else {
        first[value] = key
        return nil
      }
      return earlier.text == name
        ? nil : Duplicate(name: name, key: key, first: earlier, mapping: mapping)
    }
  }

  /// Returns a duplicate that makes a value uncertain; of several, one in an outer mapping.
  ///
  /// - Parameters:
  ///   - mappings: mappings in which every key matters.
  ///   - subtrees: nodes in which every key of every mapping matters.
  ///   - named: mappings in which only the given keys matter.
  func first(
    in mappings: [Node],
    below subtrees: [Node],
    named: [(mapping: Node, keys: Set<Text>)],
  ) -> Duplicate? {
    let whole = mappings.compactMap { firstByName[$0.target]?.values.min() }
    let chosen = named.flatMap { mapping, keys in
      guard let first = firstByName[mapping.target] else { return [Int]() }
      return keys.compactMap { first[$0] }
    }
    return (whole + chosen + subtrees.compactMap(first(below:))).min().map { all[$0] }
  }

  /// Returns the first duplicate in the text of a node.
  private func first(below node: Node) -> Int? {
    // A binary search: a template may have thousands of caches, and as many duplicates.
    var (low, high) = (0, inText.count)
    while low < high {
      let middle = (low + high) / 2
      if all[inText[middle]].key.range.lowerBound < node.range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < inText.count, node.range.contains(all[inText[low]].key.range.lowerBound) else {
      return nil
    }
    return inText[low]
  }
}
