internal import ElastiCacheLint

/// The folder `.ebextensions` of Elastic Beanstalk, whose files share their settings.
struct BeanstalkFolder {
  /// How many files of a folder are read for their settings, and how large each may be.
  private static let limits = (files: 64, bytes: 1 << 20)

  private let path: FilePath

  /// Takes the folder of a file, or returns nil if it is none of Elastic Beanstalk.
  init?(of file: FilePath) {
    guard let folder = file.parent, folder.lastComponent.elementsEqual(".ebextensions".utf8) else {
      return nil
    }
    path = folder
  }

  /// The settings of all files, those of later names first in precedence, as Elastic Beanstalk has it.
  var settings: ParameterValues {
    var settings = ParameterValues()
    let entries = (try? POSIX.entries(of: path)) ?? []
    let files = entries.filter { entry in
      entry.kind == .regular
        && String(decoding: entry.name, as: UTF8.self).lowercased().hasSuffix(".config")
    }
    for file in files.prefix(Self.limits.files) {
      let file = path.appending(entry: file.name)
      guard let status = try? POSIX.status(of: file), status.size <= Self.limits.bytes,
        let contents = try? FileContents.read(file, isFound: true),
        let text = try? SourceText(contents: contents.bytes, keptAliveBy: contents)
      else { continue }
      settings.merge(OptionSettings.values(in: text))
    }
    return settings
  }
}
