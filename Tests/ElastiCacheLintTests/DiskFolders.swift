import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText
import Terraform

/// The folder of a root module on disk, for tests: everything in it may be read.
struct DiskFolders: ModuleFolders {
  let base: URL
  let root: String
  var isNamed: Bool { true }

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: base.appending(path: folder).path
    )
    return (names ?? []).filter { ConfigurationFileName($0) != nil }.compactMap { name in
      file(folder == "." ? name : "\(folder)/\(name)")
    }
  }

  func variableFiles(in folder: String) -> [SourceFile] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: base.appending(path: folder).path
    )
    return (names ?? []).filter { $0.contains(".tfvars") }
      .compactMap { file(folder == "." ? $0 : "\(folder)/\($0)") }
  }

  var pathInRepository: String { root == "." ? "" : root }

  func text(at path: String) -> SourceFile? { file(path) }

  func deploymentFiles() -> [SourceFile] {
    Repository.files(below: base.appending(path: root))
      .filter { $0.hasSuffix(".tfvars") && ($0.contains("/") || VariableFileName($0) == nil) }
      .compactMap { file(root == "." ? $0 : "\(root)/\($0)") }
  }

  func moduleManifest() -> SourceFile? {
    file("\(root)/.terraform/modules/modules.json")
  }

  func file(at path: String) -> ModuleFile { file(path).map { .file($0) } ?? .missing }

  private func file(_ path: String) -> SourceFile? {
    guard let data = try? Data(contentsOf: base.appending(path: path)),
      let text = try? SourceText(contents: data)
    else { return nil }
    return SourceFile(path: path, text: text, isNamed: false)
  }
}
