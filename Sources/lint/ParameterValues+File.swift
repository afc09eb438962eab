internal import ElastiCacheLint

extension ParameterValues {
  /// Reads a file of parameters.
  init(readFrom path: FilePath) throws(UsageError) {
    do {
      let contents = try FileContents.read(path)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      self = try ParameterFile.values(in: text, path: path.description)
    } catch let error as ParameterFileError {
      let forms = ParameterFile.acceptedForms
      throw UsageError(
        "\(path):\(error.range.lowerBound): \(error.message); accepted forms: \(forms)"
      )
    } catch let error as DiscoveryProblem {
      throw UsageError("\(path): \(error.message)")
    } catch {
      throw UsageError("\(path): invalid UTF-16")
    }
  }
}
