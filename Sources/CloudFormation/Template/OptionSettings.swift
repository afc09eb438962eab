internal import LintDiagnostics
package import LintModel
internal import LintSyntax
package import LintText

/// Settings of an Elastic Beanstalk environment, `option_settings` in files of `.ebextensions`, and
/// the properties that several of these files give to one resource.
///
/// `Fn::GetOptionSetting` reads the settings. All are kept among the values of parameters, with names
/// that no parameter can have.
package enum OptionSettings {
  /// The namespace of options that only templates use.
  private static let customNamespace: Text = "aws:elasticbeanstalk:customoption"

  /// Whether a text may use settings, or have caches that other files change.
  package static func areUsed(in text: SourceText) -> Bool {
    text.contains("GetOptionSetting") || text.contains("AWS::ElastiCache::")
  }

  /// The name under which the reason is kept why every option may have another value.
  static let anyOption: Text = "* *"

  /// Returns settings with which every option is unknown, because a file that may set it cannot be
  /// read.
  ///
  /// - Parameter path: the path of the file to show.
  package static func unreadable(path: String) -> ParameterValues {
    var values = ParameterValues()
    values.setUnknown(anyOption, because: .malformed("'\(path)' may set it, and cannot be read"))
    return values
  }

  /// Returns settings with which every option is unknown, because a folder has more files than are
  /// read.
  ///
  /// - Parameters:
  ///   - path: the path of the folder to show.
  ///   - limit: the number of files that are read.
  package static func tooMany(path: String, limit: Int) -> ParameterValues {
    var values = ParameterValues()
    values.setUnknown(
      anyOption,
      because: .malformed("'\(path)' has more than \(limit) files, and one of them may set it"),
    )
    return values
  }

  /// Reads the settings of a file, each with its line.
  ///
  /// The resources of another file change those of the same logical ID in the linted one. AWS does
  /// not document how it merges them, so their verdicts are undecided.
  ///
  /// - Parameters:
  ///   - path: the path to show.
  ///   - isLinted: whether this is the linted file itself.
  package static func values(
    in text: SourceText,
    path: String,
    isLinted: Bool,
  ) -> ParameterValues {
    let reading = TemplateReader().read(text)
    guard reading.error == nil else { return unreadable(path: path) }
    guard let root = reading.documents.first?.root else { return ParameterValues() }
    let lines = LineIndex(text)
    var values = values(in: root) { node in
      .line(Place(path: path, range: lines.range(node.range), excerpt: nil))
    }
    guard !isLinted else { return values }
    for resource in root["Resources"]?.entries ?? [] {
      guard let id = resource.key.text, let properties = resource.value["Properties"],
        CacheEvaluation.decisiveProperties.contains(where: { properties[$0] != nil })
      else { continue }
      let reason: Text = "'\(path)' gives '\(id)' properties as well"
      values.setUnknown(name(ofResource: id), because: .malformed(reason))
    }
    return values
  }

  /// Returns the name under which the reason is kept why a resource may have other properties.
  static func name(ofResource id: Text) -> Text { "Resources \(id)" }

  /// Returns the settings of a document, either as a list or by namespace.
  ///
  /// - Parameter source: the location of a value; nil for one that needs none.
  static func values(
    in root: Node,
    from source: (Node) -> ParameterSource? = { _ in nil },
  ) -> ParameterValues {
    var values = ParameterValues()
    guard let settings = root["option_settings"] else { return values }
    for setting in settings.elements {
      guard let option = setting["option_name"]?.text, let value = setting["value"] else {
        continue
      }
      add(value, of: option, in: setting["namespace"]?.text, from: source(value), to: &values)
    }
    for namespace in settings.entries {
      for setting in namespace.value.entries {
        guard let option = setting.key.text else { continue }
        let source = source(setting.value)
        add(setting.value, of: option, in: namespace.key.text, from: source, to: &values)
      }
    }
    return values
  }

  private static func add(
    _ value: Node,
    of option: Text,
    in namespace: Text?,
    from source: ParameterSource?,
    to values: inout ParameterValues,
  ) {
    let name = name(ofOption: option, in: namespace)
    // Beanstalk evaluates functions that are written as JSON in backticks.
    if let text = value.text, !text.hasPrefix("`") {
      values.give(name, text, from: source)
    } else {
      let problem = "option '\(option)' is computed when the environment is deployed"
      values.setUnknown(name, because: .malformed(Text(problem)))
    }
  }

  /// Returns the name under which the value of an option is kept.
  static func name(ofOption option: Text, in namespace: Text?) -> Text {
    "\(namespace ?? customNamespace) \(option)"
  }
}
