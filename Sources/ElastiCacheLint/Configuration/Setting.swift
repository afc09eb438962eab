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
  case region
  case account
  case variable = "var"
  case variableFile = "var-file"
  case workspace
  case sourceRoot = "source-root"
  case changesOnly = "changes-only"
  case requireReason = "require-reason"
  case foreignSuppressions = "foreign-suppressions"
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
    case .minimumDays, .fixDays, .parameter, .parameters, .region, .account, .variable,
      .variableFile, .workspace, .sourceRoot, .changesOnly, .requireReason, .foreignSuppressions:
      .file
    case .failOn, .baseline, .exclude, .forceExclude, .noIgnore, .requireInput, .format, .report,
      .color, .quiet, .showSuppressed, .verbose:
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
    case .region, .account, .workspace: .text
    case .baseline: .file
    case .changesOnly, .requireReason, .foreignSuppressions, .forceExclude, .noIgnore,
      .requireInput, .quiet, .showSuppressed, .verbose:
      .toggle
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
      .verbose:
      .toggle(false)
    case .parameter, .parameters, .region, .account, .variable, .variableFile, .workspace,
      .sourceRoot, .baseline, .exclude, .report, .fixDays:
      nil
    }
  }

  /// The help text of its option.
  package var summary: String {
    switch self {
    case .minimumDays: "For how many days backups must be kept, 1 to 35."
    case .fixDays:
      "How many days fixes set, 1 to 35; by default 7, or --minimum-days if those are more."
    case .parameter: "Give a template parameter the value that will be deployed; may be repeated."
    case .parameters:
      "Take parameter values from a file, as the AWS CLI or CodePipeline takes it; may be repeated."
    case .region: "The region to deploy to, as AWS::Region is."
    case .account: "The account to deploy to, as AWS::AccountId is."
    case .variable:
      "Give a variable of a Terraform configuration the value that will be deployed; may be repeated."
    case .variableFile:
      "Take values of variables from a *.tfvars file, as Terraform takes it; may be repeated."
    case .workspace: "The workspace to deploy to, as terraform.workspace is."
    case .sourceRoot:
      "The folder of the root module that plans were made of, by default the plan's own folder or "
        + "the working folder; may be repeated."
    case .changesOnly: "Judge only the caches that a plan creates or changes."
    case .requireReason: "Let only suppressions hold that give a reason."
    case .foreignSuppressions:
      "Heed the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS."
    case .failOn: "Exit with status 1 on findings of this severity and above."
    case .baseline:
      "Count only findings that are not in this file, or that are worse than what is in it."
    case .exclude: "Leave out what matches, written as in a .gitignore file; may be repeated."
    case .forceExclude:
      "Let --exclude leave out what is named too; for programs that name files, such as hooks."
    case .noIgnore: "Walk hidden and vendored folders, and what .gitignore files exclude."
    case .requireInput: "Exit with status 2 if nothing was judged."
    case .format: "How to write findings to standard output."
    case .report:
      "Write another report of the same run to a file, in any format; may be repeated. Without a "
        + "path 'github', 'azure' and 'teamcity' go to standard output as well, and 'markdown' to "
        + "the step summary of GitHub Actions."
    case .color: "When to use colour."
    case .quiet: "Write findings only, no summary."
    case .showSuppressed:
      "List the findings that suppressions accept, with their reasons, and those in the baseline."
    case .verbose: "Say on standard error which files were left alone, and why."
    }
  }
}
