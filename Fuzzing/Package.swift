// swift-tools-version: 6.2
import PackageDescription

// Of its own, so that whoever builds the command from source needs no fuzzer. `run` builds it.

let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "elasticache-lint", path: "..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CLibFuzzer", .product(name: "ElastiCacheLint", package: "elasticache-lint"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)],
    ),
  ],
)
