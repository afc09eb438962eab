internal import ArgumentParser
internal import ElastiCacheLint
internal import LintText
internal import LintWorkspace

/// The options for requirements and for values of the deployment.
struct JudgementOptions: SettingOptions {
  @Option(
    name: .long,
    help: Setting.minimumDays.help("N"),
  )
  var minimumDays: Int?

  @Option(
    name: .long,
    help: Setting.fixDays.help("N"),
  )
  var fixDays: Int?

  @Option(
    name: .customLong("rule"),
    help: Setting.rule.help("RULE=SEVERITY"),
  )
  var rules: [String] = []

  @Option(
    name: .long,
    help: Setting.failOn.help("SEVERITY"),
  )
  var failOn: FailureThreshold?

  @Option(
    name: .long,
    help: Setting.parameter.help("NAME=VALUE"),
  )
  var parameter: [String] = []

  @Option(
    name: .long,
    help: Setting.parameters.help("FILE"),
    completion: .file(),
  )
  var parameters: [String] = []

  @Option(
    name: .long,
    help: Setting.templates.help("TEXT=FOLDER"),
  )
  var templates: [String] = []

  @Option(
    name: .long,
    help: Setting.region.help("REGION"),
  )
  var region: String?

  @Option(
    name: .long,
    help: Setting.account.help("ID"),
  )
  var account: String?

  @Option(
    name: .customLong("var"),
    help: Setting.variable.help("NAME=VALUE"),
  )
  var variable: [String] = []

  @Option(
    name: .customLong("var-file"),
    help: Setting.variableFile.help("FILE"),
    completion: .file(),
  )
  var variableFile: [String] = []

  @Option(
    name: .long,
    help: Setting.workspace.help("NAME"),
  )
  var workspace: String?

  func validate() throws {
    if let minimumDays, !(1...Retention.maximumDays).contains(minimumDays) {
      throw ValidationError("--minimum-days must be from 1 to 35, not \(minimumDays).")
    }
    if let fixDays, !(1...Retention.maximumDays).contains(fixDays) {
      throw ValidationError("--fix-days must be from 1 to 35, not \(fixDays).")
    }
    do throws(SettingMismatch) {
      _ = try SettingForm.ruleLevels(rules)
    } catch {
      throw ValidationError("--rule \(error.message)" + (error.message.hasSuffix("?") ? "" : "."))
    }
    for (option, assignments) in [("--parameter", parameter), ("--var", variable)] {
      for assignment in assignments
      where !assignment.utf8.dropFirst().contains(UInt8(ascii: "=")) {
        throw ValidationError("\(option) takes NAME=VALUE, not '\(assignment)'.")
      }
    }
    for template in templates {
      guard let parts = Text(template).split(atFirst: UInt8(ascii: "=")), !parts.before.isEmpty,
        !parts.behind.isEmpty
      else { throw ValidationError("--templates takes TEXT=FOLDER, not '\(template)'.") }
    }
  }

  /// Adds the options that are present to a layer.
  ///
  /// The last of several values for a parameter or a variable wins.
  func add(to layer: inout SettingLayer) {
    layer.set(.minimumDays, option: minimumDays.map(SettingValue.number))
    layer.set(.fixDays, option: fixDays.map(SettingValue.number))
    layer.set(.rule, option: Self.assignments(rules))
    layer.set(.failOn, option: failOn.map { .text($0.rawValue) })
    layer.set(.parameter, option: Self.assignments(parameter))
    layer.set(.parameters, option: parameters)
    layer.set(.templates, option: Self.assignments(templates))
    layer.set(.region, option: region.map(SettingValue.text))
    layer.set(.account, option: account.map(SettingValue.text))
    layer.set(.variable, option: Self.assignments(variable))
    layer.set(.variableFile, option: variableFile)
    layer.filesBeforeVariables = Self.filesBefore(variable, in: CommandLine.arguments)
    layer.set(.workspace, option: workspace.map(SettingValue.text))
  }

  /// Returns the number of variable files before the last value of each variable.
  ///
  /// ArgumentParser keeps the order of the values of each option only. Values never begin with a
  /// dash.
  static func filesBefore(_ assignments: [String], in arguments: [String]) -> [Text: Int] {
    var (count, index, result) = (0, 0, [Text: Int]())
    for argument in arguments.prefix(while: { $0 != "--" }) {
      let option = argument.prefix { $0 != "=" }
      if option == "--var-file" {
        count += 1
      } else if option == "--var", index < assignments.count {
        let pair = Text(assignments[index]).split(atFirst: UInt8(ascii: "="))
        if let pair { result[pair.before] = count }
        index += 1
      }
    }
    return result
  }

  private static func assignments(_ texts: [String]) -> SettingValue? {
    let pairs = texts.compactMap { Text($0).split(atFirst: UInt8(ascii: "=")) }
    let values = Dictionary(
      pairs.map { ($0.before, $0.behind) },
      uniquingKeysWith: { _, last in last }
    )
    return values.isEmpty ? nil : .assignments(values)
  }
}

extension FailureThreshold: ExpressibleByArgument {}
