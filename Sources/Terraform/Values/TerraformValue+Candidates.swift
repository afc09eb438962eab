internal import LintModel
internal import LintText

/// Values of which only a few properties are known.
extension TerraformValue {
  /// The maximum number of values that are distinguished.
  private static let candidateLimit = 64

  /// The values of which this is one; nil if they are not known.
  private var candidates: [TerraformValue]? {
    guard let unknown else { return unknownPart == nil ? [self] : nil }
    return unknown.candidates.isEmpty ? nil : unknown.candidates
  }

  /// The bounds of the number that the value is, unless it is null.
  var bounds: NumberBounds {
    switch content {
    case .number(let number): .init(exactly: number)
    case .unknown(let unknown) where unknown.candidates.isEmpty: unknown.bounds
    case .unknown(let unknown):
      unknown.candidates.filter { !$0.isNull }.map(\.bounds).combined { $0.union($1) }
    case .null, .boolean, .string, .tuple, .list, .set, .object, .map: .none
    }
  }

  /// Returns the value that is one of several: known if all are the same.
  static func either(
    _ values: [TerraformValue],
    _ reason: Undecided,
    _ type: TerraformType = .any,
  ) -> TerraformValue {
    if let first = values.first, values.allSatisfy({ $0.isEqual(to: first) == true }) {
      return first
    }
    var unknown = UnknownValue(
      reason: reason,
      isNeverNull: values.allSatisfy(\.isNeverNull),
      type: type,
      prefix: commonPrefix(values),
      bounds: values.filter { !$0.isNull }.map(\.bounds).combined { $0.union($1) },
    )
    let candidates = values.compactMap(\.candidates)
    if candidates.count == values.count {
      unknown.candidates = distinct(candidates.joined())
    }
    return .unknown(unknown)
  }

  private static func distinct(_ values: some Sequence<TerraformValue>) -> [TerraformValue] {
    var known: Set<TerraformValue> = []
    let distinct = values.filter { known.insert($0).inserted }
    return distinct.count > candidateLimit ? [] : distinct
  }

  private static func commonPrefix(_ values: [TerraformValue]) -> Text {
    guard var common = values.first?.knownPrefix else { return "" }
    for value in values.dropFirst() {
      guard let prefix = value.knownPrefix else { return "" }
      let shared = zip(common.string.unicodeScalars, prefix.string.unicodeScalars)
        .prefix { $0 == $1 }.map(\.0)
      common = Text(String(String.UnicodeScalarView(shared)))
    }
    return common
  }

  /// Returns the result of an operation on values of which some are one of several.
  ///
  /// - Returns: nil if none of them is, or if the operation fails for one of them.
  static func result<Failure: Error>(
    forEachOf values: [TerraformValue],
    _ operation: ([TerraformValue]) throws(Failure) -> TerraformValue,
  ) -> TerraformValue? {
    var combinations = [values]
    var reason: Undecided?
    for (index, value) in values.enumerated() {
      guard let unknown = value.unknown, !unknown.candidates.isEmpty else { continue }
      reason = reason ?? unknown.reason
      combinations = combinations.flatMap { values in
        unknown.candidates.map { candidate in
          var combination = values
          combination[index] = candidate
          return combination
        }
      }
      guard combinations.count <= candidateLimit else { return nil }
    }
    guard let reason else { return nil }
    let results = combinations.compactMap { try? operation($0) }
    guard results.count == combinations.count else { return nil }
    let types = Set(results.map(\.type))
    return either(results, reason, types.count == 1 ? types.first ?? .any : .any)
  }

  /// The known beginning of a string; nil for values of other types.
  private var knownPrefix: Text? {
    switch content {
    case .string(let text): text
    case .unknown(let unknown): unknown.prefix
    case .null, .boolean, .number, .tuple, .list, .set, .object, .map: nil
    }
  }
}

extension Collection<NumberBounds> {
  /// Combines all bounds; ``NumberBounds/none`` for an empty collection.
  func combined(_ combine: (NumberBounds, NumberBounds) -> NumberBounds) -> NumberBounds {
    first.map { dropFirst().reduce($0, combine) } ?? .none
  }
}
