// swift-tools-version: 6.2
import PackageDescription

// The manifest is the architecture: targets stand in the order in which data flows, and each
// depends only on targets above it. `.ci/run` builds with
// `--explicit-target-dependency-import-check error`, so that an undeclared import fails.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "elasticache-lint",
  platforms: [.macOS(.v13)],
  products: [
    .library(name: "ElastiCacheLint", targets: ["ElastiCacheLint", "LintWorkspace"]),
    // For the fuzzer; it has no public symbols.
    .library(name: "LintServer", targets: ["LintServer"]),
    .executable(name: "lint", targets: ["lint"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])],
    ),
    .target(name: "LintText", swiftSettings: settings),
    .target(name: "LintDiagnostics", dependencies: ["LintText"], swiftSettings: settings),
    .target(
      name: "LintSyntax",
      dependencies: ["CLibYAML", "LintText"],
      swiftSettings: settings,
    ),
    .target(name: "LintScenarios", dependencies: ["LintText"], swiftSettings: settings),
    .target(
      name: "LintModel",
      dependencies: ["LintText", "LintDiagnostics", "LintSyntax", "LintScenarios"],
      swiftSettings: settings,
    ),
    .target(
      name: "CloudFormation",
      dependencies: ["LintText", "LintDiagnostics", "LintSyntax", "LintScenarios", "LintModel"],
      swiftSettings: settings,
    ),
    .target(
      name: "Terraform",
      dependencies: ["LintText", "LintDiagnostics", "LintSyntax", "LintScenarios", "LintModel"],
      swiftSettings: settings,
    ),
    .target(
      name: "Kubernetes",
      dependencies: ["LintText", "LintDiagnostics", "LintSyntax", "LintModel"],
      swiftSettings: settings,
    ),
    .target(
      name: "Pulumi",
      dependencies: ["LintText", "LintDiagnostics", "LintSyntax", "LintScenarios", "LintModel"],
      swiftSettings: settings,
    ),
    .target(
      name: "LiveCaches",
      dependencies: ["LintText", "LintDiagnostics", "LintSyntax", "LintModel"],
      swiftSettings: settings,
    ),
    .target(
      name: "LintRules",
      dependencies: ["LintText", "LintDiagnostics", "LintScenarios", "LintModel"],
      swiftSettings: settings,
    ),
    .target(
      name: "LintReporting",
      dependencies: ["LintText", "LintDiagnostics"],
      swiftSettings: settings,
    ),
    .target(
      name: "LintFixes",
      dependencies: ["LintText", "LintDiagnostics", "LintSyntax"],
      swiftSettings: settings,
    ),
    .target(
      name: "ElastiCacheLint",
      dependencies: [
        "LintText", "LintDiagnostics", "LintSyntax", "LintScenarios", "LintModel",
        "CloudFormation", "Terraform", "Kubernetes", "Pulumi", "LiveCaches", "LintRules",
        "LintReporting", "LintFixes",
      ],
      swiftSettings: settings,
    ),
    .target(
      name: "LintWorkspace",
      dependencies: [
        "LintText", "LintDiagnostics", "CloudFormation", "Terraform", "ElastiCacheLint",
      ],
      swiftSettings: settings,
    ),
    .target(
      name: "LintServer",
      dependencies: [
        "LintText", "LintDiagnostics", "LintReporting", "ElastiCacheLint", "LintWorkspace",
      ],
      swiftSettings: settings,
    ),
    .executableTarget(
      name: "lint",
      dependencies: [
        "LintText", "ElastiCacheLint", "LintWorkspace", "LintServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
    ),
    // What test targets share; a test target itself, so that builds of the command leave it out.
    .testTarget(
      name: "LintTestSupport",
      dependencies: ["LintText", "LintDiagnostics", "LintModel", "LintWorkspace"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintTextTests",
      dependencies: ["LintText", "LintTestSupport"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintDiagnosticsTests",
      dependencies: ["LintText", "LintDiagnostics", "LintTestSupport"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintSyntaxTests",
      dependencies: ["LintText", "LintDiagnostics", "LintSyntax", "LintTestSupport"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintScenariosTests",
      dependencies: ["LintText", "LintScenarios"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintModelTests",
      dependencies: [
        "LintText", "LintDiagnostics", "LintSyntax", "LintScenarios", "LintModel",
        "LintTestSupport",
      ],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "CloudFormationTests",
      dependencies: [
        "LintText", "LintDiagnostics", "LintSyntax", "LintScenarios", "LintModel",
        "CloudFormation", "LintTestSupport",
      ],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "TerraformTests",
      dependencies: [
        "LintText", "LintDiagnostics", "LintSyntax", "LintModel",
        "Terraform", "LintTestSupport",
      ],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintRulesTests",
      dependencies: ["LintText", "LintDiagnostics", "LintModel", "LintRules", "LintTestSupport"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintReportingTests",
      dependencies: ["LintText", "LintDiagnostics", "LintReporting", "LintTestSupport"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "ElastiCacheLintTests",
      dependencies: [
        "LintText", "LintDiagnostics", "LintSyntax", "LintModel", "CloudFormation", "Terraform",
        "ElastiCacheLint", "LintTestSupport",
      ],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintWorkspaceTests",
      dependencies: ["LintModel", "ElastiCacheLint", "LintWorkspace", "LintTestSupport"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintServerTests",
      dependencies: ["LintText", "LintWorkspace", "LintServer", "LintTestSupport"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintCommandTests",
      dependencies: [
        "lint", "ElastiCacheLint", "LintWorkspace", "LintTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
    ),
  ],
)
