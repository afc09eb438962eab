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

  /// Only the number of reports is bounded.
  @Test func `reads on after unreadable documents`() throws {
    let broken = String(repeating: "---\na: [\n", count: 100)
    let text = "\(Self.manifest)\n\(broken)---\n\(Self.manifest)\n"
    let file = SourceFile(path: "a", text: try SourceText(contents: text.utf8), isNamed: true)
    let report = Linter().lint(file)
    #expect(report.hasUnreadableParts)
    #expect(report.caches.map(\.verdict) == [.off, .off])
    #expect(report.caches.last?.place.range.lowerBound.line == 208)
    let problems = report.diagnostics.filter { $0.rule == "unreadable" }
    #expect(problems.count == 18)
    #expect(problems.contains { $0.message.contains("83 more documents") })
  }

  /// Documents of other resources in a chart do not hide a cache.
  @Test func `reads on after templates`() throws {
    let templates = String(repeating: "kind: X\n{{- if .A }}\na: 1\n{{- end }}\n---\n", count: 40)
    let file = SourceFile(
      path: "a",
      text: try SourceText(contents: "\(templates)\(Self.manifest)\n".utf8),
      isNamed: true,
    )
    #expect(Linter().lint(file).caches.map(\.verdict) == [.off])
  }

  /// A configuration above the manifest, and whether it patches the manifest.
  @Test(arguments: [
    ("resources: [base]\npatches: [{path: p.yaml, target: {kind: ReplicationGroup}}]", true),
    ("resources: [./base]\nreplacements: [{targets: [{select: {kind: ReplicationGroup}}]}]", true),
    ("resources: [./base]\nreplacements: [{targets: [{select: {kind: CacheCluster}}]}]", false),
    ("resources: [other]\npatches: [{path: p.yaml, target: {kind: ReplicationGroup}}]", false),
    ("resources: [base]\npatches: [{path: p.yaml, target: {kind: Deployment}}]", false),
  ])
  func `notes patches of a configuration above`(_ text: String, _ isPatched: Bool) throws {
    let report = try Self.lint("base/a.yaml", ["kustomization.yaml": text])
    #expect(report.caches.map(\.verdict) == [.off])
    #expect(report.diagnostics.contains { $0.rule == "not-examined" } == isPatched)
  }

  /// Configurations beside the manifest `base/a.yaml`, and whether one may change its cache.
  @Test(arguments: [
    ([:] as [String: String], false),
    (["over/prod/kustomization.yaml": "resources: [../../base]\npatches: [{path: p.yaml}]"], true),
    (
      [
        "over/prod/kustomization.yaml": "resources: [../all]\npatches: [{path: p.yaml}]",
        "over/all/kustomization.yaml": "resources: [../../base/a.yaml]",
      ], true
    ),
    (
      [
        "over/prod/kustomization.yaml": "resources: [../../base]\ncomponents: [../off]",
        "over/off/kustomization.yaml": "patches: [{path: ../prod/p.yaml}]",
      ], true
    ),
    (
      ["over/prod/kustomization.yaml": "resources: [../../other]\npatches: [{path: p.yaml}]"], false
    ),
    (["over/prod/kustomization.yaml": "resources: [../../base]\npatches: [{path: q.yaml}]"], false),
    (["base/kustomization.yaml": "resources: [a.yaml]\ntransformers: [../over/t.yaml]"], true),
    (
      ["base/kustomization.yaml": "resources: [a.yaml]\nreplacements: [{path: ../over/r.yaml}]"],
      true
    ),
    (
      [
        "base/kustomization.yaml":
          "resources: [a.yaml]\npatches: [{path: ../over/prod/p.yaml, target: {kind: .*Group}}]"
      ], true
    ),
    (
      [
        "base/kustomization.yaml":
          "resources: [a.yaml]\npatches: [{path: ../over/prod/p.yaml, target: {kind: A|Cluster}}]"
      ], false
    ),
  ])
  func `notes patches that other configurations have`(
    _ files: [String: String],
    _ isPatched: Bool,
  ) throws {
    let others = [
      "over/prod/p.yaml": Self.manifest,
      "over/prod/q.yaml": Self.manifest.replacing("etentionLimit", with: "Window"),
      "over/t.yaml": "{kind: PatchTransformer, target: {kind: ReplicationGroup}, patch: '[]'}",
      "over/r.yaml": "targets: [{select: {kind: ReplicationGroup}, fieldPaths: [spec]}]",
    ]
    let report = try Self.lint("base/a.yaml", others.merging(files) { $1 })
    #expect(report.caches.map(\.verdict) == [.off])
    #expect(report.diagnostics.contains { $0.rule == "not-examined" } == isPatched)
  }

  /// A configuration in `base` that patches the cache `orders`, and whether it may turn backups off.
  @Test(arguments: [
    ("patches: [{path: off.yaml, target: {name: ' orders'}}]", true),
    ("patches: [{path: off.yaml, target: {name: carts}}]", false),
    ("patches: [{path: off.yaml, target: {kind: CacheCluster, name: orders}}]", false),
    ("patches: [{path: off.yaml, target: {name: '(orders|carts)'}}]", true),
    ("patches: [{path: off.yaml, target: {name: '^(ord|car)ers$'}}]", true),
    ("patches: [{path: off.yaml, target: {name: '(shops|carts)-cache'}}]", false),
    ("patches: [{path: off.yaml, target: {name: 'x*orders'}}]", true),
    ("patches: [{path: off.yaml, target: {name: ord.rs}}]", true),
    ("patches: [{path: off.yaml, target: {name: or.rs}}]", false),
    ("patches: [{path: off.yaml, target: {kind: '(Replication|Cache)(Group|Cluster)'}}]", true),
    ("patches: [{path: off.yaml, target: {kind: '(Deployment|StatefulSet)'}}]", false),
    (
      "patches: [{path: off.yaml, target: {group: elasticache.services.k8s.aws, kind: User}}]",
      false
    ),
    ("patches: [{path: off.yaml, target: {group: apps, name: orders}}]", false),
    ("patches: [{path: size.yaml, target: {kind: ReplicationGroup}}]", false),
    ("patches: [{target: {name: orders}, patch: '[{op: remove, path: /spec}]'}]", true),
    ("patches: [{target: {name: orders}, patch: '[{op: add, path: /spec, value: {}}]'}]", true),
    ("patches: [{target: {name: orders}, patch: '[{op: add, path: /spec/engine}]'}]", true),
    ("patches: [{target: {name: orders}, patch: '[{op: add, path: /spec/engineVersion}]'}]", false),
    ("patches: [{target: {name: orders}, patch: '[{op: add, path: /spec/specs}]'}]", false),
    ("patches: [{target: {name: orders}, patch: \"- path: /spec\\r\\n\"}]", true),
    ("replacements: [{targets: [{select: {name: orders}}]}]", true),
    ("replacements: [{targets: [{select: {}, fieldPaths: [spec.snapshotRetentionLimit]}]}]", true),
    ("replacements: [{targets: [{select: {}, fieldPaths: [metadata.labels.a]}]}]", false),
    ("namePrefix: prod-\npatches: [{path: off.yaml, target: {name: prod-orders}}]", true),
    ("namePrefix: prod-\npatches: [{path: off.yaml, target: {name: prod-carts}}]", false),
    ("nameSuffix: '1'\npatches: [{path: named.yaml}]", true),
    ("patches: [{path: named.yaml}]", false),
    ("components: [../outer]", true),
    ("transformers: [../tr]", true),
    ("transformers: [../labels]", false),
    ("transformers: [../missing]", true),
    ("transformers: [{kind: X}]", false),
  ])
  func `compares targets of patches`(_ text: String, _ isPatched: Bool) throws {
    let patch = "[{op: replace, path: /spec/snapshotRetentionLimit, value: 0}]"
    let target = "{kind: ReplicationGroup, name: orders}"
    let report = try Self.lint(
      "base/a.yaml",
      [
        "base/kustomization.yaml": "resources: [a.yaml]\n\(text)",
        "base/off.yaml": patch,
        "base/size.yaml": "[{op: replace, path: /spec/cacheNodeType, value: a}]",
        "base/named.yaml": Self.manifest.replacing("orders", with: "orders1"),
        "outer/kustomization.yaml": "kind: Component\ncomponents: [../inner]",
        "inner/kustomization.yaml":
          "kind: Component\npatches: [{path: ../base/off.yaml, target: {name: orders}}]",
        "tr/kustomization.yaml": "resources: [t.yaml]",
        "tr/t.yaml": "{kind: PatchTransformer, target: \(target), patch: '\(patch)'}",
        "labels/kustomization.yaml": "resources: [t.yaml]",
        "labels/t.yaml": "{kind: LabelTransformer, labels: {engine: a}}",
      ]
    )
    #expect(report.caches.map(\.verdict) == [.off])
    #expect(report.diagnostics.contains { $0.rule == "not-examined" } == isPatched)
  }

  /// A file that is named from its own folder, beside another one of the same name.
  @Test(arguments: [("base", true), ("other", false)])
  func `finds configurations outside the working folder`(
    _ base: String,
    _ isPatched: Bool,
  ) throws {
    let report = try Self.lint(
      "a.yaml",
      [
        "../over/prod/kustomization.yaml": "resources: [../../\(base)]\npatches: [{path: p.yaml}]",
        "../over/prod/p.yaml": Self.manifest,
        "../base/a.yaml": Self.manifest,
        "../other/a.yaml": Self.manifest.replacing("0", with: "1"),
      ]
    )
    #expect(report.diagnostics.contains { $0.rule == "not-examined" } == isPatched)
  }

  /// Growth with the square of their number would take minutes.
  @Test func `reads many documents`() throws {
    let manifest = Self.manifest.replacing("Limit: 0", with: "Limit: 7")
    let text = String(repeating: "\(manifest)\n---\n", count: 2_000)
    let file = SourceFile(path: "a", text: try SourceText(contents: text.utf8), isNamed: true)
    #expect(Linter().lint(file).caches.count == 2_000)
  }
}
