internal import LintModel
internal import LintReporting

/// An option that can be set in a configuration, the environment, or on the command line.
///
/// The single definition of all settings: the readers of configurations and of the environment,
/// `lint --help`, `lint config`, the schema, and the documentation derive from it or are checked
/// against it by a test.
package enum Setting: String, Sendable, CaseIterable {
  case minimumDays = "minimum-days"
  case fixDays = "fix-days"
  case parameter
  case parameters
  case templates
  case region
  case account
  case variable = "var"
  case variableFile = "var-file"
  case workspace
  case sourceRoot = "source-root"
  case changesOnly = "changes-only"
  case requireReason = "require-reason"
  case foreignSuppressions = "foreign-suppressions"
  case rule
  case failOn = "fail-on"
  case baseline
  case exclude
  case forceExclude = "force-exclude"
  case noIgnore = "no-ignore"
  case requireInput = "require-input"
  case format
  case report
  case color
  case quiet
  case showSuppressed = "show-suppressed"
  case statistics
  case verbose
}

extension Setting {
  /// The key in a configuration: the name of the option without leading dashes.
  package var name: String { rawValue }

  /// The environment variable: the name in capitals, with underscores.
  package var variable: String {
    Self.variablePrefix
      + String(
        decoding: rawValue.uppercased().utf8.map {
          $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0
        },
        as: UTF8.self
      )
  }

  /// The prefix of the names of all our variables.
  package static let variablePrefix = "ELASTICACHE_LINT_"

  /// The scope of a setting.
  package enum Scope: Sendable {
    /// The judgment of each file.
    case file
    /// The run as a whole.
    case run
  }

  /// The scope, which decides which configuration applies.
  package var scope: Scope {
    switch self {
    case .minimumDays, .fixDays, .parameter, .parameters, .templates, .region, .account, .variable,
      .variableFile, .workspace, .sourceRoot, .changesOnly, .requireReason, .foreignSuppressions,
      .rule:
      .file
    case .failOn, .baseline, .exclude, .forceExclude, .noIgnore, .requireInput, .format, .report,
      .color, .quiet, .showSuppressed, .statistics, .verbose:
      .run
    }
  }

  /// The form of its values.
  package var form: SettingForm {
    switch self {
    case .minimumDays, .fixDays: .wholeNumber(1...Retention.maximumDays)
    case .parameter, .variable: .assignments
    case .parameters, .variableFile: .list(.file)
    case .sourceRoot: .list(.folder)
    case .templates: .folders
    case .region, .account, .workspace: .text
    case .baseline: .file
    case .changesOnly, .requireReason, .foreignSuppressions, .forceExclude, .noIgnore,
      .requireInput, .quiet, .showSuppressed, .statistics, .verbose:
      .toggle
    case .rule: .ruleLevels
    case .failOn: .choice(FailureThreshold.allCases.map(\.rawValue))
    case .format: .choice(ReportFormat.allCases.map(\.rawValue))
    case .color: .choice(ColorChoice.allCases.map(\.rawValue))
    case .exclude: .list(.pattern)
    case .report: .list(.report)
    }
  }

  /// The value without any configuration; nil if it is unset.
  package var defaultValue: SettingValue? {
    switch self {
    case .minimumDays: .number(1)
    case .failOn: .text(FailureThreshold.warning.rawValue)
    case .format: .text(ReportFormat.text.rawValue)
    case .color: .text(ColorChoice.auto.rawValue)
    case .requireReason, .foreignSuppressions: .toggle(true)
    case .changesOnly, .forceExclude, .noIgnore, .requireInput, .quiet, .showSuppressed,
      .statistics, .verbose:
      .toggle(false)
    case .parameter, .parameters, .templates, .region, .account, .variable, .variableFile,
      .workspace, .sourceRoot, .baseline, .exclude, .report, .fixDays, .rule:
      nil
    }
  }

  /// The help text of its option.
  package var summary: String {
    switch self {
    case .minimumDays: "The number of days that backups must be kept, 1 to 35."
    case .fixDays:
      "The number of days that fixes set, 1 to 35; by default 7, or --minimum-days if greater."
    case .parameter: "Set a template parameter to the value that will be deployed; may be repeated."
    case .parameters:
      "Read parameter values from a file in the form of the AWS CLI or CodePipeline; may be repeated."
    case .templates:
      "Read the templates of nested stacks whose TemplateURL begins with a text, such as an address "
        + "or ${Base}/, from a folder; may be repeated."
    case .region: "The region to assume for AWS::Region."
    case .account: "The account to assume for AWS::AccountId."
    case .variable:
      "Set a variable of a Terraform configuration to the value that will be deployed; may be repeated."
    case .variableFile:
      "Read values of variables from a *.tfvars file, as Terraform does; may be repeated."
    case .workspace: "The workspace to assume for terraform.workspace."
    case .sourceRoot:
      "The folder of the root module that plans were made from, by default the plan's own folder or "
        + "the working folder; may be repeated."
    case .changesOnly: "Judge only the caches that a plan creates or changes."
    case .requireReason: "Require a reason on every suppression."
    case .foreignSuppressions:
      "Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS."
    case .rule:
      "Give the findings of a rule a severity of error, warning or note, or turn it off; may be "
        + "repeated. Input that is unreadable or ambiguous stays reported."
    case .failOn: "Exit with status 1 on findings of this severity and above."
    case .baseline:
      "Count only findings that are not in this file, or that are worse than recorded there."
    case .exclude: "Skip files that match a pattern, as in a .gitignore file; may be repeated."
    case .forceExclude:
      "Apply --exclude to named files too; for programs that name files, such as hooks."
    case .noIgnore: "Lint hidden and vendored folders too, and files that .gitignore excludes."
    case .requireInput: "Exit with status 2 if nothing was judged."
    case .format: "The format of the findings on standard output."
    case .report:
      "Write another report of the same run to a file, in any format; may be repeated. Without a "
        + "path 'github', 'azure' and 'teamcity' go to standard output as well, and 'markdown' to "
        + "the step summary of GitHub Actions."
    case .color: "When to use color."
    case .quiet: "Print only findings, without a summary."
    case .showSuppressed:
      "List the findings that suppressions accept, with their reasons, and those in the baseline."
    case .statistics:
      "Count the findings by rule and by folder, and the caches by verdict, at the end of text and "
        + "in JSON."
    case .verbose: "Say on standard error which files were skipped, and why."
    }
  }
}
