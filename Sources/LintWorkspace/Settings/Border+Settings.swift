internal import ElastiCacheLint
internal import LintText

extension Border {
  /// Reads the text of a file that a setting names.
  func settingText(at path: FilePath) throws(UsageError) -> SourceText {
    do {
      let contents = try read(path, .settings)
      return try SourceText(contents: contents.bytes, keptAliveBy: contents)
    } catch let error as FileProblem {
      throw UsageError("\(path): \(error.message)")
    } catch {
      throw UsageError("\(path): invalid UTF-16")
    }
  }
}
