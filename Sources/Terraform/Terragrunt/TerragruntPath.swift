internal import LintText

/// Paths of a repository as Terragrunt evaluates them: absolute, and the same on every machine.
enum TerragruntPath {
  /// The folder that represents the repository.
  static let repository: Text = "/repository"

  /// Whether a path is in the repository.
  static func isInside(_ path: Text) -> Bool {
    path == repository || path.hasPrefix("\(repository)/")
  }

  /// Returns the path from a folder to a file or another folder, both of them absolute.
  static func relative(_ path: Text, to folder: Text) -> Text {
    let (names, others) = (names(path), names(folder))
    let shared = zip(names, others).prefix { $0 == $1 }.count
    let up = Array(repeating: ".." as Text, count: others.count - shared)
    let relative = (up + names.dropFirst(shared)).joined(separator: "/")
    return relative.isEmpty ? "." : relative
  }

  /// Returns the folder of a file or folder.
  static func parent(_ path: Text) -> Text { "/\(names(path).dropLast().joined(separator: "/"))" }

  private static func names(_ path: Text) -> [Text] {
    path.split(separator: "/").filter { !$0.isEmpty }
  }
}
