internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// Lints files and folders.
struct Check: ParsableCommand {
  static let usage = "\(CommandName.current) [check] [PATH ...] [OPTIONS]"

  static let configuration = CommandConfiguration(
    abstract: "Find ElastiCache caches that would be deployed without automatic backups.",
    usage: usage,
    discussion: """
      Reads CloudFormation templates (JSON and YAML), Terraform configurations and Terraform plans \
      (JSON), manifests of ACK and Crossplane and previews of Pulumi, offline, and judges every \
      cache in them by its snapshot retention limit.

      Exit status: 0 if there is no finding at or above --fail-on, 1 if there is one, 2 for wrong \
      usage and for input that cannot be read.

      '\(CommandName.current) audit' judges caches that run. \
      '\(CommandName.current) init' writes a configuration, a hook and a workflow. \
      '\(CommandName.current) rules' lists the rules, and '\(CommandName.current) explain RULE' \
      says why one matters and how to fix it. '\(CommandName.current) config' shows the settings in \
      effect, and where they come from. '\(CommandName.current) server' serves an editor. To lint a \
      file or folder with one of these names, write ./rules or '\(CommandName.current) check rules'.
      """,
  )

  @OptionGroup(title: "Input")
  var input: InputOptions

  @OptionGroup(title: "Input")
  var selection: SelectionOptions

  @OptionGroup(title: "Checks")
  var judgement: JudgementOptions

  @OptionGroup(title: "Suppressions")
  var suppressions: SuppressionOptions

  @OptionGroup(title: "Baseline")
  var baseline: BaselineOptions

  @OptionGroup(title: "Fixes")
  var fixes: FixOptions

  @OptionGroup(title: "Changes")
  var changes: ChangeOptions

  @OptionGroup(title: "Output")
  var format: FormatOption

  @OptionGroup(title: "Output")
  var output: OutputOptions

  @OptionGroup(title: "Configuration")
  var configuration: ConfigurationOptions

  func validate() throws {
    if fixes.request != nil {
      let options = fixes.suppressionReason == nil ? ["--fix", "--diff"] : ["--suppress-all"]
      if input.paths.contains("-") {
        let verb = options.count > 1 ? "take" : "takes"
        throw ValidationError(
          "\(options.joined(separator: " and ")) \(verb) files, not standard input."
        )
      }
      if baseline.written != nil {
        throw ValidationError(
          "--write-baseline takes all findings, so not with \(options.joined(separator: " or "))."
        )
      }
      if let reason = fixes.suppressionReason, input.paths == LintInput().paths,
        LintInput.isPath(reason)
      {
        throw ValidationError("--suppress-all takes a reason, and '\(reason)' is a path.")
      }
    }
    if input.listsFiles, input.paths.contains("-") || changes.reference != nil {
      throw ValidationError("--list-files takes paths, not standard input or --changed-since.")
    }
    try validateOutputs()
    try validateWatching()
    guard changes.reference != nil else { return }
    if input.paths.contains("-") {
      throw ValidationError("--changed-since takes files, not standard input: it has no history.")
    }
    if baseline.written != nil {
      throw ValidationError("--write-baseline takes all findings, so not with --changed-since.")
    }
  }

  /// Refuses options for what the run would not write.
  private func validateOutputs() throws {
    let action: String
    if input.listsFiles {
      action = "--list-files"
      if fixes.request != nil || baseline.written != nil {
        throw ValidationError("--list-files only prints names, so it writes nothing else.")
      }
    } else if fixes.request?.action == .show {
      action = "--diff"
    } else {
      return
    }
    if format.format != nil || format.outputFile != nil || !output.reports.isEmpty {
      throw ValidationError("\(action) takes no --format, --output-file or --report.")
    }
  }

  /// Refuses options that a repeated run would apply again and again.
  private func validateWatching() throws {
    guard input.watches else { return }
    if input.paths.contains("-") {
      throw ValidationError("--watch takes files, not standard input.")
    }
    if input.listsFiles || fixes.request != nil || baseline.request != .compare {
      throw ValidationError("--watch changes no files, so it takes only options for a plain run.")
    }
    if format.outputFile != nil || !output.reports.isEmpty {
      throw ValidationError(
        "--watch writes to standard output, so not with --output-file or --report."
      )
    }
  }

  func run() throws {
    if input.watches { try Watch.run(request) } else { try request.run() }
  }

  /// The request that the options describe.
  var request: LintRequest {
    LintRequest(
      input: input.input,
      options: SettingLayer([
        selection, judgement, suppressions, baseline, format, output,
      ]),
      configuration: configuration.choice,
      baseline: baseline.request,
      changedSince: changes.reference,
      fixes: fixes.request,
      outputFile: format.outputFile,
      listsFiles: input.listsFiles,
      watches: input.watches,
    )
  }
}
