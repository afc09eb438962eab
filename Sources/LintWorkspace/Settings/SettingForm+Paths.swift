internal import ElastiCacheLint
internal import LintText

extension SettingForm {
  /// Returns the value with its paths of files and folders transformed.
  func mappingPaths(
    in value: SettingValue,
    _ transform: (String) -> String,
  ) -> SettingValue {
    switch (self, value) {
    case (.file, .text(let text)): .text(transform(text))
    case (.list(.file), .list(let texts)), (.list(.folder), .list(let texts)):
      .list(texts.map(transform))
    case (.list(.report), .list(let texts)):
      .list(
        texts.map { text in
          let parts = text.split(separator: "=", maxSplits: 1)
          return parts.count < 2 ? text : "\(parts[0])=\(transform(String(parts[1])))"
        }
      )
    case (.folders, .assignments(let values)):
      .assignments(values.mapValues { Text(transform($0.string)) })
    case (_, let value): value
    }
  }

  /// Returns the paths of files and folders in a value.
  func paths(in value: SettingValue) -> [String] {
    var paths: [String] = []
    _ = mappingPaths(in: value) { path in
      paths.append(path)
      return path
    }
    return paths
  }
}
