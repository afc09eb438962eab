internal import LintText
internal import LintWorkspace

/// The files whose changes the client reports.
enum FileWatch {
  private static let endings = [
    "yaml", "yml", "json", "template", "cfn", "tf", "tofu", "tfvars", "hcl", "config", "toml",
  ]

  private static let allEndings = endings + endings.map { $0.uppercased() }

  /// The patterns of files that may decide, by their names.
  static let globs = [
    "**/*.{\(allEndings.joined(separator: ","))}", "**/.elasticache-lint.*", "**/.gitignore",
  ]

  /// The maximum number of other names that are watched.
  private static let nameLimit = 1000

  /// Returns the names of files that the patterns don't match and that are not watched yet.
  static func newNames(of files: Set<FilePath>, besides known: Set<String>) -> [String] {
    let names = Set(files.map { String(decoding: $0.lastComponent, as: UTF8.self) })
    let others = names.subtracting(known).filter { name in
      !allEndings.contains { Text(name).hasSuffix(".\($0)") }
    }
    return Array(others.sorted().prefix(max(0, nameLimit - known.count)))
  }

  /// Returns the pattern of a name; a character with a meaning in patterns matches any.
  static func glob(_ name: String) -> String {
    let escaped = name.unicodeScalars.map { scalar -> Character in
      ["*", "?", "[", "]", "{", "}", "!", ",", "\\"].contains(scalar) ? "?" : Character(scalar)
    }
    return "**/" + String(escaped)
  }
}

extension Server {
  /// Asks the client to report changes of the files that decided what a run found.
  mutating func watch(_ files: Set<FilePath>) {
    guard client?.watchesFiles == true else { return }
    let names = FileWatch.newNames(of: files, besides: watchedNames)
    guard !names.isEmpty else { return }
    watch(id: "files-\(watchedNames.count)", names.map(FileWatch.glob))
    watchedNames.formUnion(names)
  }

  mutating func watch(id: String, _ globs: [String]) {
    guard client?.watchesFiles == true else { return }
    let watchers = globs.map { glob -> JSON in ["globPattern": .string(glob)] }
    request(
      "client/registerCapability",
      [
        "registrations": [
          [
            "id": .string(id), "method": "workspace/didChangeWatchedFiles",
            "registerOptions": ["watchers": .array(watchers)],
          ]
        ]
      ],
    )
  }
}
