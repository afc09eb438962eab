/// Suppressions of a configuration by how the names of the resources begin that they are about.
///
/// A configuration may have thousands, and a file thousands of caches: asking each about each would
/// take seconds.
struct ConfiguredIndex {
  private var suppressions: [ConfiguredSuppression] = []
  private var numbers: [ArraySlice<UInt8>: [Int]] = [:]
  /// How long the beginnings are, each once.
  private var lengths: Set<Int> = []

  /// Adds a suppression; they are numbered as they come, from 0.
  mutating func append(_ suppression: ConfiguredSuppression) {
    let beginnings =
      suppression.resources.isEmpty ? [[]] : Set(suppression.resources.map(\.beginning))
    for beginning in beginnings {
      numbers[beginning, default: []].append(suppressions.count)
      lengths.insert(beginning.count)
    }
    suppressions.append(suppression)
  }

  /// The numbers of those that are about a resource with one of some names, in UTF-8, or about what is
  /// no resource, each once.
  func numbers(for names: [[UInt8]]) -> [Int] {
    var found: Set<Int> = []
    for name in names.isEmpty ? [[]] : names {
      for length in lengths where length <= name.count {
        for number in numbers[name[..<length]] ?? []
        where suppressions[number].concerns(names) {
          found.insert(number)
        }
      }
    }
    return Array(found)
  }
}
