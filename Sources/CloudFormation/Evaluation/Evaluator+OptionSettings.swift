internal import LintModel
internal import LintSyntax
internal import LintText

extension Evaluator {
  /// Evaluates `Fn::GetOptionSetting` of Elastic Beanstalk: the setting, else `DefaultValue`.
  mutating func optionSetting(
    _ call: Intrinsic,
    _ bindings: Bindings,
  ) -> Diagram {
    guard let option = call.argument["OptionName"]?.text else {
      let problem = "'\(call.name)' takes an 'OptionName'"
      return outcome(.undecided(.malformed(Text(problem))), at: call.node)
    }
    let namespace = call.argument["Namespace"]?.text
    let name = OptionSettings.name(ofOption: option, in: namespace)
    if let reason = given.reasonUnknown(name) ?? given.reasonUnknown(OptionSettings.anyOption) {
      return outcome(.undecided(reason), at: call.node)
    }
    if let setting = given[name] {
      let source = given.source(of: name).map { " by \($0)" } ?? ""
      let step = Steps.Step(
        message: "option '\(option)' is set to '\(setting)'\(source)",
        node: call.node,
      )
      return diagrams.outcome(Outcome(.text(setting), at: call.node, steps: [step]))
    }
    guard let byDefault = call.argument["DefaultValue"] else {
      let reason = Undecided.deployTime(function: call.name, argument: option)
      return outcome(.undecided(reason), at: call.node)
    }
    return value(byDefault, bindings)
  }
}
