package import LintDiagnostics
internal import LintSyntax

/// Settings of an Elastic Beanstalk environment, `option_settings` in files of `.ebextensions`.
///
/// `Fn::GetOptionSetting` reads them. They are kept among the values of parameters, with names that
/// no parameter can have.
package enum OptionSettings {
  /// The namespace of options that only templates use.
  private static let customNamespace: Text = "aws:elasticbeanstalk:customoption"

  /// Whether a text may use settings.
  package static func areUsed(in text: SourceText) -> Bool { text.contains("GetOptionSetting") }

  /// Reads the settings of a file; none if it cannot be read.
  package static func values(in text: SourceText) -> ParameterValues {
    TemplateReader().read(text).documents.first?.root.map(values) ?? ParameterValues()
  }

  /// The settings of a document, either as a list or by namespace.
  static func values(in root: Node) -> ParameterValues {
    var values = ParameterValues()
    guard let settings = root["option_settings"] else { return values }
    for setting in settings.elements {
      guard let option = setting["option_name"]?.text, let value = setting["value"] else {
        continue
      }
      add(value, of: option, in: setting["namespace"]?.text, to: &values)
    }
    for namespace in settings.entries {
      for setting in namespace.value.entries {
        guard let option = setting.key.text else { continue }
        add(setting.value, of: option, in: namespace.key.text, to: &values)
      }
    }
    return values
  }

  private static func add(
    _ value: Node,
    of option: Text,
    in namespace: Text?,
    to values: inout ParameterValues,
  ) {
    let name = name(ofOption: option, in: namespace)
    // Beanstalk evaluates functions that are written as JSON in backticks.
    if let text = value.text, !text.hasPrefix("`") {
      values[name] = text
    } else {
      let problem = "option '\(option)' is computed when the environment is deployed"
      values.setUnknown(name, because: .malformed(Text(problem)))
    }
  }

  /// The name under which the value of an option is kept.
  static func name(ofOption option: Text, in namespace: Text?) -> Text {
    "\(namespace ?? customNamespace) \(option)"
  }
}
