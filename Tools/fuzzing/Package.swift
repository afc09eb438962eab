// swift-tools-version: 6.2
import PackageDescription

// Of its own, so that whoever builds the command from source needs no fuzzer. `run` builds it, with the
// sanitizer whose library has the entry point of the process.

let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "elasticache-lint", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "ElastiCacheLint", package: "elasticache-lint"),
        .product(name: "LintServer", package: "elasticache-lint"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)],
    )
  ],
)
