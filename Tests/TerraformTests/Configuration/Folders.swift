import LintDiagnostics
import LintText

@testable import Terraform

/// Folders of configurations in memory, by path.
struct Folders: ModuleFolders {
  var root = "live"
  var isNamed = false
  var files: [String: String]

  init(_ files: [String: String]) {
    self.files = files
  }

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    guard isFetched == folder.hasPrefix("\(root)/.terraform/") else { return [] }
    return files.keys.sorted().compactMap { path in
      guard let slash = path.lastIndex(of: "/"), path[..<slash] == folder else { return nil }
      return file(path)
    }
  }

  func variableFiles(in folder: String) -> [SourceFile] {
    files.keys.sorted().filter { path in
      path.split(separator: "/").count == folder.split(separator: "/").count + 1
    }
    .compactMap { file($0) }
  }

  var pathInRepository: String { root }

  func moduleManifest() -> SourceFile? {
    file("\(root)/.terraform/modules/modules.json")
  }

  func text(at path: String) -> SourceFile? { file(path) }

  func file(at path: String) -> ModuleFile { file(path).map { .file($0) } ?? .missing }

  private func file(_ path: String) -> SourceFile? {
    guard let text = files[path].flatMap({ try? SourceText(contents: $0.utf8) }) else { return nil }
    return SourceFile(path: path, text: text, isNamed: false)
  }
}
