import ElastiCacheLint
import LintText
import Terraform

/// A root module in memory, for tests: its files and those of other modules by path.
struct MemoryFolders: ModuleFolders {
  let files: [String: String]
  let root = "."
  let isNamed = true

  init(_ files: [String: String]) {
    self.files = files
  }

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    files.keys.sorted().filter { path in
      let names = path.split(separator: "/")
      let home = names.count == 1 ? "." : names.dropLast().joined(separator: "/")
      return home == folder && ConfigurationFileName(String(names[names.count - 1])) != nil
    }
    .compactMap(file)
  }

  func moduleManifest() -> SourceFile? { file(".terraform/modules/modules.json") }

  func variableFiles(in folder: String) -> [SourceFile] {
    files.keys.sorted().filter { VariableFileName($0) != nil }.compactMap(file)
  }

  func deploymentFiles() -> [SourceFile] {
    files.keys.sorted().filter { $0.hasSuffix(".tfvars") && VariableFileName($0) == nil }
      .compactMap(file)
  }

  private func file(_ path: String) -> SourceFile? {
    files[path].flatMap { try? SourceText(contents: $0.utf8) }
      .map { SourceFile(path: path, text: $0, isNamed: false) }
  }
}
