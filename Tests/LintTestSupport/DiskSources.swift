package import Foundation
package import LintDiagnostics
package import LintModel
internal import LintText

/// All files below a folder on disk.
package struct DiskSources: SourceProvider {
  private let base: URL

  package init(_ base: URL) {
    self.base = base
  }

  package func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
    guard let data = try? Data(contentsOf: base.appending(path: path)),
      let text = try? SourceText(contents: data)
    else { return nil }
    return SourceFile(path: path, text: text, isNamed: false)
  }

  package func entries(of folder: String) throws(UnreadSource) -> [SourceEntry] {
    let url = base.appending(path: folder)
    let names = try? FileManager.default.contentsOfDirectory(atPath: url.path)
    return (names ?? []).sorted().map { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: url.appending(path: name).path,
        isDirectory: &isFolder
      )
      return SourceEntry(name: name, kind: isFolder.boolValue ? .folder : .file)
    }
  }
}
