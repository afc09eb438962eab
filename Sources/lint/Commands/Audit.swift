internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// Judges caches that run.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find ElastiCache caches that run without automatic backups.",
    usage: "\(CommandName.current) audit PATH ... [--against PATH] [OPTIONS]",
    discussion: """
      Reads, offline, what these commands print in JSON, for each region and account:
        aws elasticache describe-replication-groups > groups.json
        aws elasticache describe-cache-clusters > clusters.json
        aws elasticache describe-serverless-caches > serverless.json
        aws cloudformation describe-stack-resource-drifts --stack-name NAME > drifts.json
        aws cloudcontrol get-resource --type-name TYPE --identifier NAME > resource.json
        terraform state pull > state.json, or terraform show -json > state.json

      Then: \(CommandName.current) audit groups.json clusters.json serverless.json

      Help of a finding has the AWS command that turns backups on. It is printed, never run. Exit \
      status as of '\(CommandName.current)'.
      """,
  )

  @Argument(
    help: ArgumentHelp(
      "Output of the AWS CLI or Terraform, or folders with it; '-' is standard input.",
      valueName: "PATH",
    ),
    completion: .file(),
  )
  var paths: [String]

  @Option(
    name: .customLong("against"),
    help: ArgumentHelp(
      "Compare with the caches that this template, configuration, plan or folder declares.",
      valueName: "PATH",
    ),
    completion: .file(),
  )
  var against: [String] = []

  @OptionGroup(title: "Input")
  var selection: SelectionOptions

  @OptionGroup(title: "Judgement")
  var judgement: JudgementOptions

  @OptionGroup(title: "Suppressions")
  var suppressions: SuppressionOptions

  @OptionGroup(title: "Baseline")
  var baseline: BaselineOptions

  @OptionGroup(title: "Output")
  var format: FormatOption

  @OptionGroup(title: "Output")
  var output: OutputOptions

  @OptionGroup(title: "Configuration")
  var files: ConfigurationOptions

  func validate() throws {
    if against.contains("-") {
      throw ValidationError("--against takes files and folders, not standard input.")
    }
  }

  func run() throws {
    try LintRequest(
      input: LintInput(paths: paths),
      options: SettingLayer([selection, judgement, suppressions, baseline, format, output]),
      configuration: files.choice,
      baseline: baseline.request,
      outputFile: format.outputFile,
      audit: AuditRequest(against: against),
    )
    .run()
  }
}
