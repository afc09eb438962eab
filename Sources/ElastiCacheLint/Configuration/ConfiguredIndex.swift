/// The suppressions of a configuration, indexed by the literal prefix of their resource patterns.
///
/// A configuration may contain thousands of suppressions and a file thousands of caches; checking
/// every pair would require seconds.
struct ConfiguredIndex {
  private var suppressions: [ConfiguredSuppression] = []
  private var numbers: [ArraySlice<UInt8>: [Int]] = [:]
  /// The distinct prefix lengths.
  private var lengths: Set<Int> = []

  /// Adds a suppression, which gets the next number, from 0.
  mutating func append(_ suppression: ConfiguredSuppression) {
    let beginnings =
      suppression.resources.isEmpty ? [[]] : Set(suppression.resources.map(\.beginning))
    for beginning in beginnings {
      numbers[beginning, default: []].append(suppressions.count)
      lengths.insert(beginning.count)
    }
    suppressions.append(suppression)
  }

  /// Returns the distinct numbers of the suppressions that match a resource with one of `names`, in
  /// UTF-8; without names, of those that match findings without a resource.
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
