#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import LintText

/// How a variable of a root module selects.
struct VariableUse {
  /// The selectors of parts of the variable, by their paths; the empty path is the whole value.
  private(set) var parts: [[Text]: SelectingVariables.Selector] = [:]

  /// The constants with which the variable and its parts are compared.
  var constants: Set<TerraformValue> {
    parts.values.reduce(into: []) { $0.formUnion($1.constants) }
  }

  /// The maximum number of constants that are tried.
  private static let limit = 1_024

  /// Adds a use of the variable, or of a part of it.
  mutating func add(_ selector: SelectingVariables.Selector, at path: [Text]) {
    // Which elements there are only selects as a whole.
    let isWhole = !path.contains { $0 == ValuePath.everyElement || $0 == ValuePath.everyKey }
    guard isWhole || selector.isOpen || !selector.constants.isEmpty else { return }
    guard let known = parts[path] else {
      parts[path] = selector
      return
    }
    // In place: thousands of expressions may compare one variable.
    parts[path]?.formUnion(selector)
    if known.constants.count + selector.constants.count > Self.limit { bound(path) }
  }

  /// Adds numbers between those with which the variable and its parts are compared.
  ///
  /// A condition may hold there only. Lists of which several elements matter may be any.
  mutating func fillGaps() {
    let positions = Dictionary(
      grouping: parts.keys.filter { $0.last.flatMap { Int($0.string) } != nil }
    ) { Array($0.dropLast()) }
    for (list, indexed) in positions
    where indexed.count > 1 || parts[list + [ValuePath.everyElement]]?.constants.isEmpty == false {
      parts[list, default: SelectingVariables.Selector()].isOpen = true
    }
    for (path, selector) in parts where selector.constants.count <= Self.limit {
      parts[path]?.constants.formUnion(Self.numbersBetween(selector.constants))
    }
  }

  /// Returns numbers between constants, and the whole ones around those that are not whole.
  private static func numbersBetween(_ constants: Set<TerraformValue>) -> Set<TerraformValue> {
    var numbers = Set(
      constants.compactMap { constant in
        if case .number(let number) = constant.content { number } else { Decimal?.none }
      }
    )
    let fractions = numbers.filter { $0.integer == nil }
    for fraction in fractions { numbers.formUnion([fraction - 1, fraction + 1]) }
    let sorted = numbers.sorted()
    let between = zip(sorted, sorted.dropFirst()).compactMap { low, high -> Decimal? in
      // Those beside a number with which it is compared are constants as well.
      let areCompared =
        fractions.contains(low) || fractions.contains(high)
        || high - low == 1 && numbers.contains(low - 1) && numbers.contains(high + 1)
      return areCompared ? (low + high) / 2 : nil
    }
    return Set((between + numbers).map { TerraformValue(.number($0)) })
  }

  private mutating func bound(_ path: [Text]) {
    guard let count = parts[path]?.constants.count, count > Self.limit else { return }
    parts[path]?.constants = []
    parts[path]?.isOpen = true
  }

  /// Adds the constants of another use, for the parts that select here.
  mutating func add(constantsOf other: VariableUse) {
    for (path, selector) in other.parts {
      parts[path]?.constants.formUnion(selector.constants)
    }
  }
}
