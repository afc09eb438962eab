internal import LintDiagnostics
internal import LintText
internal import Terraform

/// The folder of a root module in which some files have other texts.
struct OverlaidFolders: ModuleFolders {
  let folders: any ModuleFolders
  let overlay: FixFinder.Overlay

  var root: String { folders.root }
  var isNamed: Bool { folders.isNamed }

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    folders.configurationFiles(in: folder, isFetched: isFetched).map(overlay.replacing)
  }

  func moduleManifest() -> SourceFile? { folders.moduleManifest() }

  func variableFiles(in folder: String) -> [SourceFile] {
    folders.variableFiles(in: folder).map(overlay.replacing)
  }

  func deploymentFiles() -> [SourceFile] { folders.deploymentFiles().map(overlay.replacing) }

  var pathInRepository: String { folders.pathInRepository }

  func text(at path: String) -> SourceFile? { folders.text(at: path).map(overlay.replacing) }

  func file(at path: String) -> ModuleFile {
    let found = folders.file(at: path)
    return if case .file(let file) = found { .file(overlay.replacing(file)) } else { found }
  }

  func files(in folder: String, matching pattern: String) -> [String]? {
    folders.files(in: folder, matching: pattern)
  }
}

extension FixFinder.Overlay {
  /// Returns a file with its text in this overlay, if it has one.
  func replacing(_ file: SourceFile) -> SourceFile {
    guard let text = self[Text(file.path)] else { return file }
    return SourceFile(
      path: file.path,
      text: text,
      isNamed: file.isNamed,
      isRequired: file.isRequired,
    )
  }

  /// Returns a finder of root modules with their texts in this overlay.
  func finding(_ finder: Linter.RootModuleFinder?) -> Linter.RootModuleFinder? {
    guard let finder else { return nil }
    return { plan in finder(plan).map { OverlaidFolders(folders: $0, overlay: self) } }
  }

  /// Returns a loader of nested templates with their texts in this overlay.
  func loading(_ loader: Linter.TemplateLoader?) -> Linter.TemplateLoader? {
    guard let loader else { return nil }
    return { (path, parent) throws(UnreadTemplate) -> SourceFile? in
      guard let file = try loader(path, parent) else { return nil }
      return replacing(file)
    }
  }
}
