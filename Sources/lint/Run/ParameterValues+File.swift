internal import CloudFormation
internal import ElastiCacheLint
internal import LintText

extension ParameterValues {
  /// Reads a parameter file.
  init(readFrom path: FilePath, within border: Border) throws(UsageError) {
    do {
      let contents = try border.read(path, .settings)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      self = try ParameterFile.values(in: text, path: path.description)
      let ignored = ParameterFile.ignoredEnvironments(in: text)
      if !ignored.isEmpty {
        let names = ignored.map { "'\($0)'" }.joined(separator: ", ")
        StandardStreams.writeError(
          "\(path): taking the environment 'default', as 'sam deploy' does; other values in \(names)"
        )
      }
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
