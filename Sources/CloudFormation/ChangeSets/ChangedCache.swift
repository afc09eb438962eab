internal import LintModel
internal import LintSyntax
internal import LintText

/// A cache of a change set.
struct ChangedCache {
  /// Whether the values of its properties are missing.
  let lacksValues: Bool

  let cache: Cache

  /// Reads a change of a cache; nil for one without a logical ID.
  init?(_ change: Node, _ type: CacheType) {
    guard let id = change["LogicalResourceId"], let name = id.text, !name.isEmpty else {
      return nil
    }
    let context = change["AfterContext"].flatMap { $0.scalarValue == .null ? nil : $0 }
    let possibility: Possibility
    var names: Set<Text> = []
    switch change["Action"]?.text {
    case "Remove":
      lacksValues = false
      possibility = Possibility(
        retention: .absent(.notWritten),
        range: id.range,
        engine: .notWritten,
        exemption: .removed,
      )
    case "Add", "Modify", "Import", "SyncWithActual":
      lacksValues = context == nil
      if let properties = context.flatMap(ChangedProperties.init) {
        possibility = Possibility(
          retention: properties.retention(of: type.form),
          range: properties.limitRange ?? id.range,
          engine: properties.engine,
          isTooSmallForBackups: properties.isTooSmallForBackups(type.form),
        )
        names = properties.names(of: type.form)
      } else {
        possibility = Self.undecided(
          .malformed("'AfterContext' is not the JSON of properties"),
          at: id,
        )
      }
    default:
      lacksValues = false
      possibility = Self.undecided(.knownAtDeployment, at: id)
    }
    var cache = Cache(id: name, type: type, range: id.range, possibilities: [possibility])
    cache.origin = .unknown(
      remedy: "change the template, then create the change set again",
      trail: [],
    )
    if let physical = change["PhysicalResourceId"]?.text, !physical.isEmpty {
      names.insert(physical)
    }
    cache.names = names
    self.cache = cache
  }

  private static func undecided(_ reason: Undecided, at node: Node) -> Possibility {
    Possibility(retention: .undecided(reason), range: node.range, engine: .undecided(reason))
  }
}

/// The properties of a cache after a change, of which scalars are text.
private struct ChangedProperties {
  private let properties: Node?
  private let text: EmbeddedJSON

  init?(_ context: Node) {
    guard let text = EmbeddedJSON(context), let root = text.root, root.kind == .mapping,
      root.document.mappingsWithRepeatedKeys.isEmpty
    else { return nil }
    self.text = text
    properties = root["Properties"]
    if let properties, properties.kind != .mapping { return nil }
  }

  private static let limitName: StaticString = "SnapshotRetentionLimit"

  var limitRange: Range<Int>? { properties?[Self.limitName].map(text.range) }

  /// Returns the reason why a value is unknown before the deployment; nil for a known one.
  private static func reasonUnknown(_ value: Text) -> Undecided? {
    if value.contains("{{changeSet:") { return .knownAtDeployment }
    return value.contains("{{resolve:") ? .dynamicReference : nil
  }

  func retention(of form: CacheType.Form) -> Retention {
    guard let value = properties?[Self.limitName] else {
      let isFromCluster = form == .replicationGroup && properties?["PrimaryClusterId"] != nil
      return isFromCluster ? .undecided(.primaryCluster) : .absent(.notWritten)
    }
    switch value.scalarValue {
    case .integer(let days): return .days(days)
    case .text(let text):
      if let reason = Self.reasonUnknown(text) { return .undecided(reason) }
      return WholeNumber.value(text).map(Retention.days) ?? .malformed("'\(text)'")
    case .null: return .null
    case .boolean(let boolean): return .malformed("\(boolean)")
    case .real: return .malformed(value.text.map { "'\($0)'" })
    case nil: return .malformed(value.kind == .mapping ? "a map" : "a list")
    }
  }

  var engine: Engine {
    guard let value = properties?["Engine"] else { return .notWritten }
    guard case .text(let name) = value.scalarValue else {
      return .undecided(.malformed("'Engine' is not text"))
    }
    return Self.reasonUnknown(name).map(Engine.undecided) ?? .named(name)
  }

  /// Whether the nodes are `cache.t1.micro` and cluster mode is certainly disabled.
  func isTooSmallForBackups(_ form: CacheType.Form) -> Bool {
    guard properties?["CacheNodeType"]?.text == "cache.t1.micro" else { return false }
    switch form {
    case .cluster: return true
    case .serverless: return false
    case .replicationGroup:
      return properties?["NodeGroupConfiguration"] == nil
        && properties?["CacheParameterGroupName"] == nil
        && properties?["NumNodeGroups"].map { $0.text == "1" } ?? true
        && properties?["ClusterMode"].map { $0.hasText(inAnyCase: "disabled") } ?? true
    }
  }

  func names(of form: CacheType.Form) -> Set<Text> {
    guard case .text(let name)? = properties?[form.nameProperty]?.scalarValue, !name.isEmpty,
      Self.reasonUnknown(name) == nil
    else { return [] }
    return [name]
  }
}
