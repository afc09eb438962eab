internal import ElastiCacheLint
internal import LintText

extension SourceFile {
  /// Reads a file with values of Terraform variables.
  init(ofVariablesIn path: FilePath, within border: Border) throws(UsageError) {
    do {
      let contents = try border.read(path, .settings)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      self.init(path: path.description, text: text, isNamed: true)
    } catch let error as FileProblem {
      throw UsageError("\(path): \(error.message)")
    } catch {
      throw UsageError("\(path): is not UTF-8")
    }
  }
}
