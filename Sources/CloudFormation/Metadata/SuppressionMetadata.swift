package import LintDiagnostics
package import LintModel
package import LintSyntax
package import LintText

/// Reads suppressions from the metadata of a template and of its resources, which JSON and what the
/// CDK writes have in place of comments, and from the `"//"` objects of a Terraform configuration.
package struct SuppressionMetadata {
  private let path: String
  private let lines: LineIndex

  /// The suppressions in the metadata of a template; none if the document is no template.
  ///
  /// ``mayBeFound(in:)`` tells beforehand whether there can be any.
  ///
  /// - Parameter given: values of parameters, over which loops may run.
  package static func suppressions(
    in document: Document,
    of file: SourceFile,
    _ lines: LineIndex,
    given: ParameterValues,
  ) -> [WrittenSuppression] {
    guard let template = Template(document, given: given) else { return [] }
    return SuppressionMetadata(path: file.path, lines: lines).suppressions(in: template)
  }

  /// Whether a text can have any, which a search through its bytes tells in a moment.
  package static func mayBeFound(in text: SourceText) -> Bool {
    guard text.contains("Metadata") else { return false }
    return text.contains("elasticache-lint") || text.contains("CKV_AWS_134")
      || text.contains("SuppressedRules") || text.contains("rules_to_suppress")
  }

  private func suppressions(in template: Template) -> [WrittenSuppression] {
    suppressions(in: template.root["Metadata"], .file)
      + template.resources.flatMap { resource in
        suppressions(
          in: resource["Metadata"],
          .resource(lines.range(resource.key.range)),
        )
      }
  }

  private func suppressions(
    in metadata: Node?,
    _ target: WrittenSuppression.Target,
  ) -> [WrittenSuppression] {
    guard let metadata else { return [] }
    return written(
      native(metadata) + checkov(metadata) + guardRules(metadata) + nag(metadata),
      target,
    )
  }

  private func written(
    _ requests: [PlacedRequest],
    _ target: WrittenSuppression.Target,
  ) -> [WrittenSuppression] {
    requests.map { request, node in
      WrittenSuppression(
        request,
        at: Place(path: path, range: lines.range(node.range), lines: lines),
        target,
      )
    }
  }

  private typealias PlacedRequest = (request: SuppressionRequest, node: Node)

  /// The suppressions in the `"//"` objects of a configuration in JSON, of its resources, of its
  /// module calls and of the whole file.
  ///
  /// CDKTF writes these objects too. Other tools take nothing in them, so only ours are read.
  static func suppressions(
    inConfiguration root: Node,
    of file: SourceFile,
    _ lines: LineIndex,
  ) -> [WrittenSuppression] {
    guard file.text.contains("elasticache-lint") else { return [] }
    let metadata = SuppressionMetadata(path: file.path, lines: lines)
    let blocks = HCLBlock.comments(of: root).flatMap { header, comment in
      metadata.written(metadata.native(comment), .declaration(lines.range(header)))
    }
    let objects = root.kind == .sequence ? root.elements : [root]
    return objects.compactMap { $0["//"] }.flatMap { metadata.written(metadata.native($0), .file) }
      + blocks
  }

  // MARK: Our own

  /// Our own requests.
  ///
  /// `elasticache-lint: {allow: [{rule: backups-off, reason: …, until: 2027-01-31}]}`
  private func native(_ metadata: Node) -> [PlacedRequest] {
    guard let own = metadata["elasticache-lint"] else { return [] }
    if let other = own.entries.first(where: { !$0.key.hasText("allow") }) {
      return [(unknownSetting(other.key), other.key)]
    }
    guard let entries = own["allow"], entries.kind == .sequence else {
      return [(SuppressionRequest(problem: .init("expected a list 'allow'", help: example)), own)]
    }
    return entries.elements.map { (request($0), $0["rule"] ?? $0) }
  }

  private func request(_ entry: Node) -> SuppressionRequest {
    guard let rule = entry["rule"]?.text else {
      return SuppressionRequest(problem: .init("no rule is named", help: example))
    }
    var request = SuppressionRequest(rules: [rule.string], form: .native)
    for (key, value) in entry.entries.map({ ($0.key, $0.value) }) {
      switch key.text {
      case "rule": break
      case "reason": request.reason = SuppressionRequest.reason(value.text?.string)
      case "until": request.setUntil(value.text?.string ?? "until")
      default: return unknownSetting(key)
      }
    }
    return request
  }

  private func unknownSetting(_ key: Node) -> SuppressionRequest {
    SuppressionRequest(problem: .init("unknown setting '\(key.text ?? "")'", help: example))
  }

  private var example: String {
    "write: elasticache-lint: {allow: [{rule: RULE, reason: REASON, until: YYYY-MM-DD}]}"
      + " (until may be left out)"
  }

  // MARK: Other tools

  /// The requests that checkov takes.
  ///
  /// `checkov: {skip: [{id: CKV_AWS_134, comment: …}]}`
  private func checkov(_ metadata: Node) -> [PlacedRequest] {
    [metadata["checkov"], metadata["bridgecrew"], metadata["cortex"]].compactMap(\.self)
      .flatMap { $0["skip"]?.elements ?? [] }
      .compactMap { entry in
        guard let id = entry["id"], id.hasText("CKV_AWS_134") else { return nil }
        return (SuppressionRequest(.checkov, reason: entry["comment"]?.text?.string), id)
      }
  }

  /// The requests that the rules registry of Guard takes.
  ///
  /// `guard: {SuppressedRules: [ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK]}`
  private func guardRules(_ metadata: Node) -> [PlacedRequest] {
    (metadata["guard"]?["SuppressedRules"]?.elements ?? [])
      .filter { $0.hasText("ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK") }
      .map { (SuppressionRequest(.guardRules, reason: String?.none), $0) }
  }

  /// The requests that cdk-nag writes.
  ///
  /// `cdk_nag: {rules_to_suppress: [{id: HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup,
  /// reason: …}]}`; the name of the pack before the dash differs.
  private func nag(_ metadata: Node) -> [PlacedRequest] {
    (metadata["cdk_nag"]?["rules_to_suppress"]?.elements ?? []).compactMap { entry in
      guard let id = entry["id"],
        id.text?.split(separator: "-").last == "ElastiCacheRedisClusterAutomaticBackup"
      else { return nil }
      // What is not ASCII is written in base64.
      let isEncoded = entry["is_reason_encoded"]?.hasText("true") ?? false
      let text = entry["reason"]?.text
      let reason = isEncoded ? text.flatMap(Base64.decoded) : text
      return (SuppressionRequest(.nag, reason: reason?.string), id)
    }
  }
}
