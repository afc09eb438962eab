internal import ElastiCacheLint
internal import Terraform

/// The modules on disk that a configuration without a file name may call.
///
/// Other files in the working folder, such as variable files, don't belong to it.
struct CalledModuleSources: SourceProvider {
  let disk: ModuleSources

  func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
    let name = String(decoding: FilePath(path).lastComponent, as: UTF8.self)
    guard ConfigurationPart(named: name) != .unit else { return nil }
    guard Self.isIncluded(FilePath(path)) else {
      throw UnreadSource(reason: "belongs to another module", isHidden: false)
    }
    return try disk.file(at: path, from: referrer)
  }

  func entries(of folder: String) throws(UnreadSource) -> [SourceEntry] {
    try disk.entries(of: folder).filter { Self.isIncluded(FilePath($0.name)) }
  }

  private static func isIncluded(_ path: FilePath) -> Bool {
    ConfigurationFileName(String(decoding: path.lastComponent, as: UTF8.self)) != nil
      || path == FilePath(RootModule.manifest)
  }
}
