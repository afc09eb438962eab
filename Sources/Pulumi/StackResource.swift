internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A cache among the resources of a preview or a stack.
struct StackResource {
  private let state: Node
  private let urn: Node
  private let type: CacheType
  private let name: Text
  private let inputs: Node?

  /// Whether the outputs are what runs.
  private let isState: Bool

  /// Recognizes a cache by its type; nil for any other resource.
  ///
  /// - Parameters:
  ///   - urn: the node to point at.
  ///   - hasInputs: whether the inputs are those that are deployed.
  init?(_ state: Node, _ urn: Node, hasInputs: Bool = true, isState: Bool = false) {
    guard let type = state["type"]?.text.flatMap(CacheType.init), type.language == .pulumi,
      let name = urn.text?.split(separator: "::").last
    else { return nil }
    self.state = state
    self.urn = urn
    self.type = type
    self.name = name
    self.isState = isState
    inputs = hasInputs ? state["inputs"].flatMap { $0.kind == .mapping ? $0 : nil } : nil
  }

  /// Returns the cache.
  func cache(_ exemption: Exemption?) -> Cache {
    let limit = self.limit
    var exemption = exemption
    var engine = self.engine
    if exemption == nil, type == .pulumiCluster {
      switch membership {
      case .none: break
      case .member(let group): exemption = .memberOfReplicationGroup(group)
      case .unknown: engine = .undecided(.memberOrNot(group: nil, Self.unknown))
      }
    }
    let possibility = Possibility(
      retention: inputs == nil && exemption == nil ? .undecided(Self.noInputs) : retention(limit),
      range: limit?.range ?? urn.range,
      engine: engine,
      isTooSmallForBackups: isTooSmallForBackups,
      exemption: exemption,
    )
    var cache = Cache(id: name, type: type, range: urn.range, possibilities: [possibility])
    cache.origin = .unknown(remedy: ProgramLines.remedy, trail: [])
    cache.names = names
    return cache
  }

  // MARK: Values

  /// The limit.
  private var limit: Node? { value("snapshotRetentionLimit") }

  /// Returns the value of an input; for a stack, what runs, if the program leaves it open.
  ///
  /// All inputs may be one secret.
  private func value(_ name: StaticString) -> Node? {
    let all = [inputs, isState ? state["outputs"] : nil].compactMap(\.self)
    let values = all.compactMap { $0.kind == .mapping && Self.isSecret($0) ? $0 : $0[name] }
    return values.first { $0.scalarValue != .null } ?? values.first
  }

  private func retention(_ value: Node?) -> Retention {
    guard let value else {
      let isCopied = type == .pulumiNativeReplicationGroup && has("primaryClusterId")
      return isCopied ? .undecided(Self.primaryCluster) : .absent(.notWritten)
    }
    if Self.isSecret(value) { return .undecided(Self.secret) }
    switch value.scalarValue {
    case .integer(let days): return .days(days)
    case .real(let number):
      return Int(exactly: number).map(Retention.days) ?? .malformed(value.text.map { "'\($0)'" })
    case .null: return .absent(.null)
    case .boolean(let boolean): return .malformed("\(boolean)")
    case .text(let text):
      if text == Self.unknownValue { return .undecided(Self.unknown) }
      return WholeNumber.value(text).map(Retention.days) ?? .malformed("'\(text)'")
    case nil: return .malformed(value.kind == .mapping ? "a map" : "a list")
    }
  }

  private var engine: Engine {
    guard let value = value("engine"), value.scalarValue != .null else { return .notWritten }
    if Self.isSecret(value) { return .undecided(Self.secret) }
    guard let name = value.text else { return .undecided(.malformed("'engine' is not text")) }
    return name == Self.unknownValue ? .undecided(Self.unknown) : .named(name)
  }

  private enum Membership {
    case none
    case member(Text?)
    case unknown
  }

  private var membership: Membership {
    guard let value = value("replicationGroupId"), value.scalarValue != .null else {
      return .none
    }
    if !Self.isSecret(value), let group = value.text, group != Self.unknownValue {
      return group.isEmpty ? .none : .member(group)
    }
    // The resources from which an unknown value is computed.
    let groups = (state["propertyDependencies"]?["replicationGroupId"]?.elements ?? [])
      .compactMap(\.text).filter { $0.contains("eplicationGroup::") }
    guard groups.count == 1, let name = groups[0].split(separator: "::").last else {
      return .unknown
    }
    return .member(name)
  }

  /// Whether the nodes are `cache.t1.micro` and cluster mode is certainly disabled.
  private var isTooSmallForBackups: Bool {
    let nodeType = inputs?["nodeType"] ?? inputs?["cacheNodeType"]
    guard nodeType?.hasText("cache.t1.micro") == true else { return false }
    switch type.form {
    case .cluster: return true
    case .serverless: return false
    case .replicationGroup:
      return !has("parameterGroupName") && !has("cacheParameterGroupName")
        && !has("nodeGroupConfiguration")
        && (inputs?["numNodeGroups"].map { $0.hasText("1") } ?? true)
        && (inputs?["clusterMode"].map { $0.hasText(inAnyCase: "disabled") } ?? true)
    }
  }

  private var names: Set<Text> {
    let keys: [StaticString] =
      switch type.form {
      case .cluster: ["clusterId", "clusterName"]
      case .replicationGroup: ["replicationGroupId"]
      case .serverless: ["name", "serverlessCacheName"]
      }
    return Set(
      keys.compactMap { key in
        inputs?[key].flatMap { Self.isSecret($0) ? nil : $0.text }
      }
      .filter { $0 != Self.unknownValue && !$0.isEmpty }
    )
  }

  private func has(_ name: StaticString) -> Bool {
    inputs?[name].map { $0.scalarValue != .null } ?? false
  }

  // MARK: Marks

  /// The text in place of a value that is not known yet (pulumi `sdk/go/common/resource/plugin`).
  static let unknownMark: StaticString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"

  static let unknownValue = Text("\(unknownMark)")

  /// The key of an encrypted value.
  static let secretKey: StaticString = "4dabf18193072939515e22adb298388d"

  /// Whether a value must not be shown: hidden in a preview, or encrypted in a stack (pulumi
  /// `sdk/go/common/resource/sig`).
  static func isSecret(_ value: Node) -> Bool {
    value.hasText("[secret]") || value[secretKey] != nil
  }

  static let unknown = Undecided.unresolved(
    "the value is known only when the stack is updated",
    remedy: nil,
  )

  static let secret = Undecided.unresolved(
    "the value is a secret",
    remedy: "write the number of days in the program as it is, which is no secret",
  )

  private static let noInputs = Undecided.unresolved(
    "the preview has no inputs of this resource",
    remedy: "preview again: pulumi preview --json > preview.json",
  )

  private static let primaryCluster = Undecided.unresolved(
    "the group takes its settings from the existing cluster that 'primaryClusterId' names",
    remedy: "set snapshotRetentionLimit",
  )
}

extension Extraction {
  /// Adds a cache of a preview or a stack.
  mutating func add(_ resource: StackResource, _ exemption: Exemption?) {
    caches.append(resource.cache(exemption))
  }
}
