internal import CloudFormation
internal import ElastiCacheLint
internal import LintText

/// The folder `.ebextensions` of Elastic Beanstalk, whose files share their settings.
struct BeanstalkFolder {
  /// The number of files of a folder that are read for their settings.
  private static let fileLimit = 64

  private let path: FilePath
  private let border: Border

  /// The name of the linted file.
  private let linted: [UInt8]

  /// Creates the folder of a file; returns nil if it isn't an Elastic Beanstalk folder.
  ///
  /// The path may be relative to the folder itself: `01.config`.
  init?(of file: FilePath, within border: Border) {
    guard Self.isBeanstalk(file.folder) else { return nil }
    path = file.folder
    linted = Array(file.lastComponent)
    self.border = border
  }

  /// Whether a folder belongs to Elastic Beanstalk, even if its path ends in `.` or `..`.
  static func isBeanstalk(_ folder: FilePath) -> Bool {
    let last = folder.lastComponent
    let isRelative = last.elementsEqual(".".utf8) || last.elementsEqual("..".utf8)
    return (isRelative ? folder.absolute.lastComponent : last).elementsEqual(".ebextensions".utf8)
  }

  /// Whether a file of such a folder has settings, judging by its name.
  static func isPart(_ name: ArraySlice<UInt8>) -> Bool {
    String(decoding: name, as: UTF8.self).lowercased().hasSuffix(".config")
  }

  /// The settings of all files; files later in name order take precedence.
  var settings: ParameterValues {
    var settings = ParameterValues()
    let files = border.entries(of: path).filter { entry in
      entry.kind != .folder && Self.isPart(entry.name[...])
    }
    for file in files.prefix(Self.fileLimit) {
      let entry = path.appending(entry: file.name)
      guard let contents = try? border.read(entry: entry, .optionSettings),
        let text = try? SourceText(contents: contents.bytes, keptAliveBy: contents)
      else {
        settings.merge(OptionSettings.unreadable(path: entry.description))
        continue
      }
      settings.merge(
        OptionSettings.values(
          in: text,
          path: entry.description,
          isLinted: file.name.elementsEqual(linted),
        )
      )
    }
    if files.count > Self.fileLimit {
      settings.merge(
        OptionSettings.tooMany(path: path.description, limit: Self.fileLimit)
      )
    }
    return settings
  }
}
