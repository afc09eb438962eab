internal import LintDiagnostics
internal import LintText

/// The files of a configuration, by the numbers that ``ValueOrigin`` uses.
struct ConfigurationFiles {
  private let files: [ConfigurationFile]

  /// The texts of all files.
  var sources: [SourceFile] { files.map(\.source) }

  private let indices: [Text: Int32]

  init(_ files: [ConfigurationFile]) {
    self.files = files
    indices = Dictionary(
      files.enumerated().map { (Text($1.source.path), Int32($0)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the origin of the value of an attribute.
  func origin(of attribute: WrittenAttribute) -> ValueOrigin {
    ValueOrigin(file: index(of: attribute.file), range: attribute.range)
  }

  func index(of file: ConfigurationFile) -> Int32 { indices[Text(file.source.path)] ?? 0 }

  /// Returns a location for reports.
  func place(_ origin: ValueOrigin) -> Place { files[Int(origin.file)].place(origin.range) }
}
