/// A report that could not be written to its file.
struct UnwritableReport: Error, CustomStringConvertible {
  let path: FilePath
  let message: String

  var description: String { "the report cannot be written to '\(path)': \(message)" }
}
