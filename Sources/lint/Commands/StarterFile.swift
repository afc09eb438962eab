internal import ElastiCacheLint
internal import LintWorkspace

/// A file that `init` writes.
struct StarterFile {
  /// The paths, relative to the repository, of which any makes the file needless; the first is
  /// written.
  let paths: [String]

  let text: String

  /// The configuration.
  static let configuration = StarterFile(
    paths: SettingsFile.names,
    text: """
      # yaml-language-server: $schema=\(schema)
      # `\(CommandName.current) config` shows the settings in effect, and where each comes from.

      # Require backups to be kept for a week.
      # minimum-days: 7

      # Fail on caches of which only the deployment can tell whether backups are on.
      # rule: {retention-undecided: error}

      """
  )

  /// The hook of pre-commit and prek.
  static let hook = StarterFile(
    paths: [".pre-commit-config.yaml", ".pre-commit-config.yml", "prek.toml"],
    text: "repos:\n" + hookEntry
  )

  /// The entry of the hook, for an existing list.
  static let hookEntry = """
      - repo: \(ToolDescription.current.address)-pre-commit
        rev: v\(ToolDescription.current.version)
        hooks:
          - id: elasticache-lint

    """

  /// The entry of the hook in TOML.
  static let hookTable = """
    [[repos]]
    repo = "\(ToolDescription.current.address)-pre-commit"
    rev = "v\(ToolDescription.current.version)"
    hooks = [{ id = "elasticache-lint" }]

    """

  /// The workflow of GitHub Actions.
  static let workflow = StarterFile(
    paths: [".github/workflows/elasticache-lint.yml"],
    text: """
      name: ElastiCache backups
      on: pull_request
      permissions:
        contents: read
      jobs:
        lint:
          runs-on: ubuntu-24.04
          steps:
            - uses: actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6.0.1
              with:
                persist-credentials: false
            - uses: \(action)@v\(ToolDescription.current.version)

      """
  )

  /// Whether the address of the project is a placeholder, so that the files name nothing real.
  static let isUnreleased = action.hasPrefix("OWNER/")

  /// The keys of the hook before there is a release.
  static let hookUntilReleased = "repo: \(ToolDescription.current.address), rev: main"

  /// The step of the workflow before there is a release.
  static let workflowUntilReleased = "uses: \(action)@main, with: {build: \"true\"}"

  private static let action = String(
    ToolDescription.current.address.dropFirst("https://github.com/".count)
  )

  private static let schema =
    "https://raw.githubusercontent.com/\(action)/main/Sources/ElastiCacheLint/ElastiCacheLint.docc"
    + "/Resources/elasticache-lint.schema.json"
}
