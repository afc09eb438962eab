import LintDiagnostics
import LintModel
import LintTestSupport
import LintText
import Testing

@testable import ElastiCacheLint

/// Manifests beside configurations of Kustomize.
struct KubernetesTests {
  private static let manifest = """
    apiVersion: elasticache.services.k8s.aws/v1alpha1
    kind: ReplicationGroup
    metadata: {name: orders}
    spec: {snapshotRetentionLimit: 0}
    """

  private static func lint(_ path: String, _ others: [String: String]) throws -> FileReport {
    let file = SourceFile(
      path: path,
      text: try SourceText(contents: manifest.utf8),
      isNamed: true,
    )
    return Linter().lint(file, sources: MemorySources(others))
  }

  /// The path of a manifest, and a configuration that uses it as a patch.
  @Test(arguments: [
    ("p.yaml", "kustomization.yaml", "patches: [{path: p.yaml}]"),
    ("a/p.yaml", "a/kustomization.yaml", "patchesStrategicMerge: [./p.yaml]"),
    ("a/b/p.yml", "a/kustomization.yml", "patches: [{path: b/p.yml}]"),
    ("a/b/p.yml", "a/Kustomization", "patchesJson6902: [{path: b//p.yml, target: {kind: X}}]"),
  ])
  func `judges no patch`(_ path: String, _ configuration: String, _ text: String) throws {
    let report = try Self.lint(path, [configuration: text])
    #expect(report.caches.isEmpty)
    #expect(report.diagnostics.map(\.rule) == ["not-examined"])
    #expect(report.diagnostics.first?.message.contains("'\(configuration)'") == true)
  }

  @Test(arguments: [
    ("p.yaml", "kustomization.yaml", "resources: [p.yaml]"),
    ("a/p.yaml", "kustomization.yaml", "patches: [{path: p.yaml}]"),
    ("p.yaml", "kustomization.yaml", "patches: [{path: ../p.yaml}]"),
    ("p.yaml", "kustomization.yaml", "patches: ["),
    ("p.yaml", "other.yaml", "patches: [{path: p.yaml}]"),
  ])
  func `judges resources`(_ path: String, _ configuration: String, _ text: String) throws {
    let report = try Self.lint(path, [configuration: text])
    #expect(report.caches.map(\.verdict) == [.off])
    #expect(report.diagnostics.map(\.rule) == ["backups-off"])
  }

  @Test func `counts documents with caches`() throws {
    let text = "\(Self.manifest)\n---\nkind: Service\napiVersion: v1\n---\n\(Self.manifest)\n"
    let file = SourceFile(path: "a", text: try SourceText(contents: text.utf8), isNamed: true)
    #expect(Linter().lint(file).coverage.judged == [.manifest: 2])
  }

  /// The rest of a text is read again after an unreadable document, but not without end.
  @Test func `reads on after unreadable documents`() throws {
    let broken = String(repeating: "---\na: [\n", count: 100)
    let text = "\(Self.manifest)\n\(broken)---\n\(Self.manifest)\n"
    let file = SourceFile(path: "a", text: try SourceText(contents: text.utf8), isNamed: true)
    let report = Linter().lint(file)
    #expect(report.hasUnreadableParts)
    #expect(report.caches.count == 1)
    #expect(report.diagnostics.count { $0.rule == "unreadable" } == 16)
  }
}
