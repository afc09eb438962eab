import ElastiCacheLint

/// Judges a retention limit, given what is known of the rest of the cache.
struct LimitVerdict {
  let isMemcached: Bool?
  let isTooSmall: Bool
  let minimumDays: Int

  func name(for limit: JudgedValue, _ template: GeneratedTemplate) -> VerdictName {
    switch limit {
    case .nothing: return off
    case .text(let text):
      guard let days = Int(text), (0...35).contains(days) else { return .invalid }
      return days == 0 ? off : name(for: [days])
    case .anything(let name, let listed):
      let days = days(of: template.parameter(name), besides: listed)
      return days.map { self.name(for: $0) } ?? .undecided
    case .list: return .invalid
    case .longer, .unknown, .refused, .oneOf, .cluster: return .undecided
    }
  }

  private var off: VerdictName {
    switch isMemcached {
    case true?: .notApplicable
    case false?: .off
    case nil: .undecided
    }
  }

  private func name(for days: [Int]) -> VerdictName {
    if days.allSatisfy({ $0 == 0 }) { return off }
    if days.contains(0) { return .undecided }
    if isMemcached == true || isTooSmall { return .unsupported }
    if days.allSatisfy({ $0 >= minimumDays }) { return .on }
    return days.contains { $0 >= minimumDays } ? .undecided : .short
  }

  /// The days that a parameter may say, or nil if it may say something that is not valid.
  private func days(of parameter: GeneratedParameter?, besides listed: Set<String>) -> [Int]? {
    guard let parameter else { return nil }
    if let allowed = parameter.allowed?.filter(parameter.takes) {
      let days = allowed.compactMap { Int($0) }.filter { (0...35).contains($0) }
      return days.count == allowed.count && !days.isEmpty ? days : nil
    }
    guard parameter.kind == .number, let minimum = parameter.minimum, minimum >= 0 else {
      return nil
    }
    // A value above the maximum is refused, so that it cannot turn backups off.
    let days = (0...35).filter { parameter.takes(String($0)) && !listed.contains(String($0)) }
    return days.isEmpty ? nil : days
  }
}
