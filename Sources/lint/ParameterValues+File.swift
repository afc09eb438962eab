internal import ElastiCacheLint

extension ParameterValues {
  /// Reads a file of parameters.
  init(readFrom path: FilePath) throws(UnusableParameters) {
    do {
      let contents = try FileContents.read(path)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      self = try ParameterFile.values(in: text)
    } catch let error as ParameterFileError {
      throw UnusableParameters("\(path):\(error.range.lowerBound): \(error.message)")
    } catch let error as DiscoveryProblem {
      throw UnusableParameters("\(path): \(error.message)")
    } catch {
      throw UnusableParameters("\(path): invalid UTF-16")
    }
  }
}
