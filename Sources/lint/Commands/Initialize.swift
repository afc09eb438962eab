internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// Writes the files with which a repository uses the command.
struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract:
      "Write a configuration, a pre-commit hook and a workflow, as far as they are missing.",
    usage: "\(CommandName.current) init",
    discussion: "Writes into the repository of the working folder. Existing files are kept.",
  )

  /// The files of other services that run pipelines.
  private static let pipelines = [
    ".gitlab-ci.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", "Jenkinsfile", ".circleci",
  ]

  func run() throws {
    let here = FilePath(".")
    let real = POSIX.resolvedPath(of: here)
    let root = Borders.repository(of: real).map { $0 == real ? here : $0 } ?? here
    try write(.configuration, in: root)
    var unreleased: [Message] = []
    if let kept = try write(.hook, in: root) {
      if !Self.mentionsTool(root.appending(kept)) {
        let entry = kept.hasSuffix(".toml") ? StarterFile.hookTable : StarterFile.hookEntry
        try say(Message(lines: ["add to \(kept):"] + Self.lines(entry)))
        unreleased.append("\(kept): \(StarterFile.hookUntilReleased)")
      }
    } else {
      unreleased.append("\(StarterFile.hook.paths[0]): \(StarterFile.hookUntilReleased)")
    }
    let other = Self.pipelines.first { Self.exists(root.appending($0)) }
    if let other, !Self.exists(root.appending(".github")) {
      try say("\(other): the article Pipelines has what to add")
    } else if try write(.workflow, in: root) == nil {
      unreleased.append("\(StarterFile.workflow.paths[0]): \(StarterFile.workflowUntilReleased)")
    }
    if !unreleased.isEmpty, StarterFile.isUnreleased {
      let title: Message =
        "no version is released yet; until then write the owner of a copy in place of OWNER, and:"
      try say(Message(lines: [title] + unreleased.map { "  \($0)" }))
    }
  }

  /// Writes a file unless there is one of its kind.
  ///
  /// - Returns: the path of a file that was kept.
  @discardableResult
  private func write(_ file: StarterFile, in root: FilePath) throws -> String? {
    if let kept = file.paths.first(where: { Self.exists(root.appending($0)) }) {
      try say("\(root.appending(kept)): kept")
      return kept
    }
    let path = root.appending(file.paths[0])
    do throws(FileProblem) {
      try Border.create(path, with: file.text)
    } catch {
      throw UsageError("\(path): \(error.message)")
    }
    try say("\(path): written")
    return nil
  }

  private func say(_ message: Message) throws(UsageError) {
    try StandardStreams.writeOutput(.message(message))
  }

  private static func exists(_ path: FilePath) -> Bool { (try? POSIX.status(of: path)) != nil }

  private static func mentionsTool(_ path: FilePath) -> Bool {
    guard let bytes = try? Border.unbounded.read(path, .settings),
      let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
    else { return false }
    return text.contains("elasticache-lint")
  }

  private static func lines(_ text: String) -> [Message] {
    text.split(separator: "\n").map { Message("\(String($0))") }
  }
}
