internal import LintDiagnostics
internal import LintModel
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The values of one instance of a cache in one scenario of a configuration.
struct ConfiguredCache {
  let type: CacheType
  private let block: ConfigurationBlock
  private let module: ModuleInstance
  private let repetition: Repetition
  private let evaluation: ConfigurationEvaluation

  init(
    _ type: CacheType,
    _ block: ConfigurationBlock,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation,
  ) {
    self.type = type
    self.block = block
    self.module = module
    self.repetition = repetition
    self.evaluation = evaluation
  }

  /// Returns the value of an attribute, converted to its type; nil if it is not written or null.
  private func value(
    of attribute: Attribute,
    _ type: TerraformType,
  ) throws(EvaluationError) -> TerraformValue? {
    guard let written = block.attribute(Text(attribute.rawValue)) else { return nil }
    let value = try evaluation.value(of: written, in: module, repetition)
    if value.isNull { return nil }
    return try value.converted(to: type)
  }

  // MARK: Answers

  /// The retention limit with the value that sets it; nil without one.
  func limit() throws(EvaluationError) -> Limit {
    guard let written = block.attribute(Text(Attribute.retentionLimit.rawValue)) else {
      return Limit(retention: .absent(.notWritten), attribute: nil, value: nil, uses: .init())
    }
    let (value, uses) = try evaluation.valueWithUses(of: written, in: module, repetition)
    evaluation.recordUses(uses.names)
    let retention =
      value.isNull && evaluation.isDefaultOfCall(value, uses.names)
      ? .absent(.notWritten)
      : Self.retention(value, isSecret: evaluation.isSecret(uses.names))
    return Limit(
      retention: invented(retention, value, uses) ?? retention,
      attribute: written,
      value: value,
      uses: uses,
    )
  }

  /// Returns the limit of a scenario in which a text that sets no limit, or the number that is the
  /// limit, represents all other values of a variable; nil for any other limit.
  private func invented(
    _ retention: Retention,
    _ value: TerraformValue,
    _ uses: ConfigurationEvaluation.Uses,
  ) -> Retention? {
    let number: TerraformValue?
    switch retention {
    case .malformed: number = nil
    case .days where value.origin == nil: number = value
    default: return nil
    }
    return evaluation.placeholders(in: uses.names, being: number).first.map {
      .undecided(.otherValue("var.\($0)"))
    }
  }

  /// A retention limit with what it comes from.
  struct Limit {
    let retention: Retention

    /// The attribute; nil if it is not written.
    let attribute: WrittenAttribute?
    let value: TerraformValue?

    /// The named objects that the attribute uses.
    let uses: ConfigurationEvaluation.Uses
  }

  private static func retention(_ value: TerraformValue, isSecret: Bool) -> Retention {
    switch value.content {
    case .null: return .absent(.null)
    case .unknown(let unknown):
      let possible = unknown.candidates.isEmpty ? unknown.days : unknown.candidates
      guard !possible.isEmpty else { return .undecided(unknown.reason) }
      return .oneOf(possible.map { Self.retention($0, isSecret: isSecret) }, unknown.reason)
    case .number, .string:
      guard let days = (try? value.converted(to: .number))?.wholeNumber else {
        return .malformed(isSecret ? nil : "'\(value.shown)'")
      }
      return isSecret ? .secretDays(days) : .days(days)
    case .boolean: return .malformed(isSecret ? nil : value.shown)
    case .tuple, .list, .set: return .malformed(isSecret ? nil : "a list")
    case .object, .map: return .malformed(isSecret ? nil : "a map")
    }
  }

  func engine() throws(EvaluationError) -> Engine {
    guard let value = try value(of: .engine, .string) else { return .notWritten }
    switch value.content {
    case .string(let name): return .named(name)
    case .unknown(let unknown):
      let names = unknown.candidates.map(\.shown)
      guard !names.isEmpty, unknown.isNeverNull else { return .undecided(unknown.reason) }
      return .oneOf(names, unknown.reason)
    case .null, .boolean, .number, .tuple, .list, .set, .object, .map: return .notWritten
    }
  }

  /// The name of the cache in its account; nil if it is not written, or unknown.
  var name: Text? {
    guard let written = type.nameAttributes.firstNonNil({ block.attribute($0) }),
      let value = try? evaluation.value(of: written, in: module, repetition),
      case .string(let name) = value.content
    else { return nil }
    return name
  }

  /// The reason why no backups are expected; nil if they are.
  ///
  /// Only `aws_elasticache_cluster` can be a member of a group. Exactly one of `engine` and
  /// `replication_group_id` must be set, and a member cannot have its own limit (provider
  /// `cluster.go`: `ExactlyOneOf`, `ConflictsWith`).
  func exemption() throws(EvaluationError) -> Exemption? {
    guard type == .terraformCluster,
      let group = try value(of: .replicationGroupID, .string)
    else { return nil }
    switch group.content {
    case .string(let name): return name.isEmpty ? nil : .memberOfReplicationGroup(name)
    case .unknown(let unknown):
      guard !unknown.isNeverNull else { return .memberOfReplicationGroup(unknown.group) }
      // Exactly one of both attributes is set.
      if try value(of: .engine, .string) != nil { return nil }
      return .memberOfReplicationGroup(unknown.group)
    case .null, .boolean, .number, .tuple, .list, .set, .object, .map: return nil
    }
  }

  /// Whether the nodes are `cache.t1.micro` with cluster mode disabled.
  func isTooSmallForBackups() throws(EvaluationError) -> Bool {
    let attribute: Attribute =
      type == .cloudControlCluster || type == .cloudControlReplicationGroup
      ? .cacheNodeType : .nodeType
    guard try value(of: attribute, .string)?.content == .string("cache.t1.micro") else {
      return false
    }
    switch type.form {
    case .cluster: return true
    case .serverless: return false
    case .replicationGroup:
      if let mode = try value(of: .clusterMode, .string) {
        return mode.content == .string("disabled")
      }
      return !block.names.contains("num_node_groups") && !block.names.contains("cluster_mode")
        && !block.names.contains("parameter_group_name")
        && !block.names.contains("node_group_configuration")
    }
  }
}

extension UnknownValue {
  /// The days that it may be, if all are known.
  ///
  /// More than the maximum are refused, so they cannot turn backups off.
  fileprivate var days: [TerraformValue] {
    guard isNeverNull, let least = bounds.least, least.value >= 0,
      let first = least.value.roundedUp(isIncluded: least.isIncluded)
    else { return [] }
    let days = (first...max(first, Retention.maximumDays)).filter { bounds.contains(Decimal($0)) }
    return days.map { .number($0) }
  }

  /// The resource that the value belongs to; nil for another value.
  fileprivate var group: Text? {
    if case .knownAfterApply(let references) = reason { references.first } else { nil }
  }
}
