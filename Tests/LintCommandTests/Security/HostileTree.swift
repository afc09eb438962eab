import CloudFormation
import Foundation
import LintTestSupport

/// A repository that somebody else wrote, beside files that are none of its business.
struct HostileTree {
  let folder: TemporaryFolder

  /// A cache without backups that no run may show, and values, findings and folders that none may use.
  static let secret = Template.cache("Secret", limit: "0")

  /// - Parameter isRepository: false for a plain folder, as from an archive.
  init(isRepository: Bool = true) throws {
    folder = try TemporaryFolder()
    try folder.write("home/secret.yaml", Self.secret)
    try folder.write("home/values.json", #"{"Days": "0"}"#)
    try folder.write("home/known.json", #"{"version": 1, "findings": []}"#)
    try folder.write("home/module/main.tf", Self.module)
    try folder.write("home/settings.yml", "minimum-days: 35\n")
    try folder.write("home/ignored", "*.yaml\n")
    try folder.write("home/.bashrc", "# mine\n")
    try folder.write("home/empty")
    try folder.makeFolder("repo")
    if isRepository {
      try folder.write("repo/.git/HEAD", "ref: refs/heads/main\n")
      try folder.write("repo/.git/config", "[core]\n")
      try folder.write("repo/.git/empty")
      for name in ["secret.yaml", "values.json", "known.json", "settings.yml", "ignored"] {
        try folder.write("repo/.git/\(name)", try text("home/\(name)"))
      }
    }
  }

  static let module =
    "resource \"aws_elasticache_replication_group\" \"a\" {\n  snapshot_retention_limit = 0\n}\n"

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  /// Lints the repository.
  func lint(
    _ arguments: [String] = [],
    input: String = "",
    environment: [String: String] = [:],
  ) throws -> LintProcess {
    try LintProcess(
      ["-f", "concise"] + arguments,
      in: "\(folder("repo"))",
      input: input,
      environment: environment,
    )
  }

  /// Everything outside of the repository and everything in `.git`, by path.
  func guarded() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    let paths = FileManager.default.enumerator(atPath: "\(folder.path)")?.allObjects ?? []
    for case let path as String in paths where !path.hasPrefix("repo/") || isOfGit(path) {
      // Folders have no contents; nothing is appended to the pipes and links among the files.
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder(path))")
      let isFile = attributes[.type] as? FileAttributeType == .typeRegular
      contents[path] = isFile ? try Data(contentsOf: URL(filePath: "\(folder(path))")) : Data()
    }
    return contents
  }

  private func isOfGit(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.lowercased() == ".git" }
  }
}
