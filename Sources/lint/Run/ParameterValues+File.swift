internal import CloudFormation
internal import ElastiCacheLint
internal import LintText

extension ParameterValues {
  /// Reads a file of parameters.
  init(readFrom path: FilePath, within border: Border) throws(UsageError) {
    do {
      let contents = try border.read(path, .settings)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      self = try ParameterFile.values(in: text, path: path.description)
    } catch let error as ParameterFileError {
      let problem: Message = "\(path):\(error.range.lowerBound): \(error.message)"
      if error.hasAcceptedForm { throw UsageError(problem) }
      throw UsageError("\(problem); accepted forms: \(ParameterFile.acceptedForms)")
    } catch let error as FileProblem {
      throw UsageError("\(path): \(error.message)")
    } catch {
      throw UsageError("\(path): invalid UTF-16")
    }
  }
}
