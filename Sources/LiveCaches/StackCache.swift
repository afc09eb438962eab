internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A cache of a stack, as the detection of drift found it.
struct StackCache {
  /// The cache, with the remark on a limit that cannot be read.
  let cache: (cache: Cache, remark: Remark?)

  private static let limitName: StaticString = "SnapshotRetentionLimit"

  /// Reads a cache; nil for one without a logical ID, or with properties that cannot be read.
  init?(_ node: Node, _ type: CacheType) {
    guard let logicalID = node["LogicalResourceId"]?.text, !logicalID.isEmpty else { return nil }
    let physical = node["PhysicalResourceId"].flatMap { $0.text?.isEmpty == false ? $0 : nil }
    guard let place = (physical ?? node["LogicalResourceId"])?.range else { return nil }
    let isGone = node["StackResourceDriftStatus"]?.text == "DELETED"
    let actual: ShownProperties?
    if let properties = node["ActualProperties"], properties.scalarValue != .null {
      guard let read = ShownProperties(in: properties) else { return nil }
      actual = read
    } else {
      actual = nil
    }
    let expected = node["ExpectedProperties"].flatMap(ShownProperties.init(in:))
    // Only properties that the template sets are compared and shown: one that is set and is not
    // shown was removed.
    let notShown = Retention.undecided(
      .notShown(
        "SnapshotRetentionLimit",
        remedy: "audit what 'aws elasticache describe-replication-groups', '…-cache-clusters' and"
          + " '…-serverless-caches' print",
      )
    )
    let isRemoved = expected?.node[Self.limitName] != nil
    let absence = isRemoved ? Retention.absent(.notWritten) : notShown
    let limit =
      actual?.limit(Self.limitName, absence: absence, allowsText: true)
      ?? ShownProperties.Limit(notShown)
    let possibility = Possibility(
      retention: limit.retention,
      range: actual.flatMap { properties in
        properties.node[Self.limitName].map(properties.range)
      } ?? place,
      engine: (actual ?? expected)?.engine(type.form) ?? .notWritten,
      isTooSmallForBackups: actual?.isTooSmallForBackups(type.form) ?? false,
      exemption: isGone ? .gone : nil,
    )
    var cache = Cache(
      id: physical?.text ?? logicalID,
      type: type,
      range: place,
      possibilities: [possibility],
    )
    cache.origin = .running(
      RunningCache(
        name: physical?.text,
        location: node["StackId"]?.text.flatMap { ResourceLocation(resourceName: $0) },
        manager: .stack(logicalID: logicalID),
        expectedDays: Self.days(expected),
      )
    )
    self.cache = (cache, isGone ? nil : limit.remark)
  }

  /// Returns the limit in the properties of the template; nil if it is not written there.
  private static func days(_ properties: ShownProperties?) -> Int? {
    guard let properties,
      case .days(let days) = properties.limit(
        limitName,
        absence: .absent(.notWritten),
        allowsText: true,
      ).retention
    else { return nil }
    return days
  }

  /// Returns a note on a nested stack, whose resources are in a list of its own; nil for any other
  /// resource, and for one that does not exist.
  static func noteOnNestedStack(_ node: Node) -> Remark? {
    guard node["ResourceType"]?.hasText("AWS::CloudFormation::Stack") == true,
      node["StackResourceDriftStatus"]?.text != "DELETED"
    else { return nil }
    let id = node["LogicalResourceId"] ?? node
    return Remark(
      .notExamined,
      "the resources of nested stack '\(id.text ?? "")' are not in this list",
      help: "audit what 'aws cloudformation describe-stack-resource-drifts' prints for it as well",
      at: id.range,
    )
  }
}
