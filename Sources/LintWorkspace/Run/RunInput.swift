/// The inputs of a run.
package struct RunInput: Sendable {
  /// The named files and folders, without standard input.
  package let files: [FilePath]

  /// The displayed name of standard input; nil if it isn't linted.
  let standardInputName: String?

  /// The default name of standard input.
  package static let defaultStandardInputName = "<stdin>"

  package init(files: [FilePath], standardInputName: String? = nil) {
    self.files = files
    self.standardInputName = standardInputName
  }

  /// All inputs, with standard input as a file of its displayed name.
  package var locations: [FilePath] {
    files + [standardInputName].compactMap { $0.map { FilePath($0) } }
  }

  /// Whether the user named exactly one input.
  var isSingle: Bool { locations.count == 1 }
}
