internal import CloudFormation
internal import ElastiCacheLint
internal import LintText

extension ParameterValues {
  /// Reads a parameter file.
  ///
  /// - Parameter notify: handles warnings.
  package init(
    readFrom path: FilePath,
    within border: Border,
    _ notify: (Message) -> Void,
  ) throws(UsageError) {
    let text = try border.settingText(at: path)
    do throws(ParameterFileError) {
      self = try ParameterFile.values(in: text, path: path.description)
      let ignored = ParameterFile.ignoredEnvironments(in: text)
      if !ignored.isEmpty {
        let names = ignored.map { "'\($0)'" }.joined(separator: ", ")
        notify(
          "\(path): taking the environment 'default', as 'sam deploy' does; other values in \(names)"
        )
      }
    } catch {
      let problem: Message = "\(path):\(error.range.lowerBound): \(error.message)"
      if error.hasAcceptedForm { throw UsageError(problem) }
      throw UsageError("\(problem); accepted forms: \(ParameterFile.acceptedForms)")
    }
  }
}
