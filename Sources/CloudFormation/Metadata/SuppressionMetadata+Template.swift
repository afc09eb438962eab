package import LintDiagnostics
package import LintModel
package import LintSyntax
package import LintText

extension SuppressionMetadata {
  /// Returns the suppressions in the metadata of a template; empty if the document isn't a
  /// template.
  ///
  /// ``mayBeFound(in:)`` checks in advance whether there can be any.
  ///
  /// - Parameter given: values of parameters, over which loops may run.
  package static func suppressions(
    in document: Document,
    of file: SourceFile,
    _ lines: LineIndex,
    given: ParameterValues,
  ) -> [WrittenSuppression] {
    guard let template = Template(document, given: given) else { return [] }
    return SuppressionMetadata(path: file.path, lines: lines).suppressions(in: template, lines)
  }

  /// Whether a text may have suppressions; a fast search through its bytes.
  package static func mayBeFound(in text: SourceText) -> Bool {
    guard text.contains("Metadata") else { return false }
    return text.contains("elasticache-lint") || text.contains("CKV_AWS_134")
      || text.contains("SuppressedRules") || text.contains("rules_to_suppress")
  }

  private func suppressions(in template: Template, _ lines: LineIndex) -> [WrittenSuppression] {
    suppressions(in: template.root["Metadata"], .file)
      + template.resources.flatMap { resource in
        suppressions(
          in: resource["Metadata"],
          .resource(lines.range(resource.key.range)),
        )
      }
  }

  /// Returns the suppressions in the metadata of a resource.
  ///
  /// - Parameter range: returns the bytes of a node in the file.
  func suppressions(
    in metadata: Node?,
    _ target: WrittenSuppression.Target,
    at range: (Node) -> Range<Int> = { $0.range },
  ) -> [WrittenSuppression] {
    guard let metadata else { return [] }
    return written(
      native(metadata) + checkov(metadata) + guardRules(metadata) + nag(metadata),
      target,
      at: range,
    )
  }

  // MARK: Other tools

  /// Returns the requests for checkov.
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

  /// Returns the requests for the rules registry of Guard.
  ///
  /// `guard: {SuppressedRules: [ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK]}`
  private func guardRules(_ metadata: Node) -> [PlacedRequest] {
    (metadata["guard"]?["SuppressedRules"]?.elements ?? [])
      .filter { $0.hasText("ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK") }
      .map { (SuppressionRequest(.guardRules, reason: String?.none), $0) }
  }

  /// Returns the requests that cdk-nag writes.
  ///
  /// `cdk_nag: {rules_to_suppress: [{id: HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup,
  /// reason: …}]}`.
  private func nag(_ metadata: Node) -> [PlacedRequest] {
    (metadata["cdk_nag"]?["rules_to_suppress"]?.elements ?? []).compactMap { entry in
      guard let id = entry["id"], id.text.map(Self.isNagRule) == true else { return nil }
      // A reason that isn't ASCII is encoded in base64.
      let isEncoded = entry["is_reason_encoded"]?.hasText("true") ?? false
      let text = entry["reason"]?.text
      let reason = isEncoded ? text.flatMap(Base64.decoded) : text
      return (SuppressionRequest(.nag, reason: reason?.string), id)
    }
  }

  /// Whether a rule of cdk-nag checks backups; the name of the pack before the dash differs.
  static func isNagRule(_ name: Text) -> Bool {
    name.split(separator: "-").last == "ElastiCacheRedisClusterAutomaticBackup"
  }
}
