internal import CloudFormation
internal import ElastiCacheLint
internal import LintText

/// The folder `.ebextensions` of Elastic Beanstalk, whose files share their settings.
struct BeanstalkFolder {
  /// How many files of a folder are read for their settings.
  private static let fileLimit = 64

  private let path: FilePath
  private let border: Border

  /// Takes the folder of a file, or returns nil if it is none of Elastic Beanstalk.
  init?(of file: FilePath, within border: Border) {
    guard let folder = file.parent, folder.lastComponent.elementsEqual(".ebextensions".utf8) else {
      return nil
    }
    path = folder
    self.border = border
  }

  /// The settings of all files; a file whose name comes later takes precedence.
  var settings: ParameterValues {
    var settings = ParameterValues()
    let files = border.entries(of: path).filter { entry in
      entry.kind == .regular
        && String(decoding: entry.name, as: UTF8.self).lowercased().hasSuffix(".config")
    }
    for file in files.prefix(Self.fileLimit) {
      let entry = path.appending(entry: file.name)
      guard let contents = try? border.read(entry: entry, .optionSettings),
        let text = try? SourceText(contents: contents.bytes, keptAliveBy: contents)
      else { continue }
      settings.merge(OptionSettings.values(in: text, path: entry.description))
    }
    return settings
  }
}
