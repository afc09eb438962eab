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
    .library(name: "ElastiCacheLint", targets: ["ElastiCacheLint"]),
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
    .target(name: "LintDiagnostics", swiftSettings: settings),
    .target(
      name: "LintSyntax",
      dependencies: ["CLibYAML", "LintDiagnostics"],
      swiftSettings: settings,
    ),
    .target(
      name: "LintModel",
      dependencies: ["LintDiagnostics", "LintSyntax"],
      swiftSettings: settings,
    ),
    .target(
      name: "LintRules",
      dependencies: ["LintDiagnostics", "LintModel"],
      swiftSettings: settings,
    ),
    .target(
      name: "LintReporting",
      dependencies: ["LintDiagnostics"],
      swiftSettings: settings,
    ),
    .target(
      name: "ElastiCacheLint",
      dependencies: ["LintDiagnostics", "LintSyntax", "LintModel", "LintRules", "LintReporting"],
      swiftSettings: settings,
    ),
    .executableTarget(
      name: "lint",
      dependencies: [
        "ElastiCacheLint",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintDiagnosticsTests",
      dependencies: ["LintDiagnostics"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintSyntaxTests",
      dependencies: ["LintDiagnostics", "LintSyntax"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintModelTests",
      dependencies: ["LintDiagnostics", "LintSyntax", "LintModel"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintRulesTests",
      dependencies: ["LintDiagnostics", "LintModel", "LintRules"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintReportingTests",
      dependencies: ["LintDiagnostics", "LintReporting"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "ElastiCacheLintTests",
      dependencies: ["LintDiagnostics", "LintSyntax", "LintModel", "ElastiCacheLint"],
      swiftSettings: settings,
    ),
    .testTarget(
      name: "LintCommandTests",
      dependencies: [
        "lint", "ElastiCacheLint",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
    ),
  ],
)
