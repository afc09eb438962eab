/// The folders whose files programs write, and will write again.
package enum GeneratedFolders {
  /// The names of the folders.
  package static let names = [
    ".aws-sam", ".serverless", ".terraform", ".terragrunt-cache", "cdk.out", "cdktf.out",
    "node_modules",
  ]

  /// Whether a path leads through one of the folders.
  package static func contain(_ path: String) -> Bool {
    path.split(separator: "/").contains { names.contains(String($0)) }
  }
}
