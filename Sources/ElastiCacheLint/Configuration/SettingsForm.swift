internal import LintDiagnostics
internal import LintRules
internal import LintSyntax
internal import LintText

/// The schema of a configuration: its keys and their values.
///
/// Rejects everything unknown, and reports all problems at once so that users don't have to fix
/// them one by one.
struct SettingsForm {
  private(set) var problems: [Located<String>] = []

  private let path: String
  private let lines: LineIndex
  private let isPattern: (String) -> Bool

  init(_ path: String, _ lines: LineIndex, isPattern: @escaping (String) -> Bool) {
    self.path = path
    self.lines = lines
    self.isPattern = isPattern
  }

  mutating func note(_ message: String, at node: Node) {
    problems.append(Located(message, at: lines.range(node.range)))
  }

  /// Reads a whole configuration.
  mutating func settings(_ root: Node) -> Settings {
    var settings = Settings()
    let keys = Setting.allCases.map(\.name) + Settings.Key.allCases.map(\.rawValue)
    for (name, entry) in members(of: root, named: keys, "a mapping of settings") {
      if let setting = Setting(name) {
        settings.values[setting] = value(of: setting, entry.value)
      } else if let key = Settings.Key(name) {
        switch key {
        case .overrides: settings.overrides = list(name.string, entry.value) { $0.override($1) }
        case .ignore: settings.ignores = list(name.string, entry.value) { $0.ignore($1) }
        case .schema: _ = string(name.string, entry.value)
        }
      }
    }
    return settings
  }

  private mutating func override(_ node: Node) -> SettingsOverride? {
    let settings = Setting.allCases.filter { $0.scope == .file }
    let keys = Settings.OverrideKey.allCases.map(\.rawValue) + settings.map(\.name)
    var paths: [String]?
    var values: [Setting: Located<SettingValue>] = [:]
    for (name, entry) in members(of: node, named: keys, "a mapping with 'paths' and settings") {
      if let setting = Setting(name) {
        values[setting] = value(of: setting, entry.value)
      } else {
        paths = patterns(name.string, entry.value)
      }
    }
    guard node.kind == .mapping else { return nil }
    guard let paths else {
      require("paths", in: node)
      return nil
    }
    return SettingsOverride(paths: paths, values: values)
  }

  private mutating func ignore(_ node: Node) -> ConfiguredSuppression? {
    var (paths, resources): ([String], [String]) = ([], [])
    var (reason, until): (String?, CalendarDate?)
    var rules: (names: [String], node: Node)?
    let keys = Settings.IgnoreKey.allCases.map(\.rawValue)
    for (name, entry) in members(of: node, named: keys, "a mapping with 'rules'") {
      switch Settings.IgnoreKey(name) {
      case .paths: paths = patterns(name.string, entry.value)
      case .resource: resources = strings(name.string, entry.value).map(\.text)
      case .rules: rules = (ruleNames(name.string, entry.value), entry.value)
      case .reason:
        // On one line, since some reports have a single line for it.
        reason = string(name.string, entry.value).flatMap { Suppression.reason($0) }
      case .until: until = day(name.string, entry.value)
      case nil: break
      }
    }
    guard node.kind == .mapping else { return nil }
    guard let rules else {
      require("rules", in: node)
      return nil
    }
    if node["paths"] == nil, node["resource"] == nil {
      note("'paths' or 'resource' is missing; 'paths: [\"**\"]' is everything", at: node)
    }
    let suppression = Suppression(
      rules: rules.names,
      reason: reason,
      until: until,
      form: .configuration,
      place: Place(path: path, bytes: rules.node.range, lines: lines),
    )
    return ConfiguredSuppression(
      suppression,
      paths: paths,
      resources: resources.map(ResourcePattern.init),
    )
  }

  // MARK: Values

  private mutating func value(
    of setting: Setting,
    _ node: Node,
  ) -> Located<SettingValue>? {
    let value: SettingValue?
    switch setting.form {
    case .wholeNumber(let range):
      // Plain decimals only; YAML 1.1's other integer forms, which later versions dropped, are
      // rejected.
      value = node.plainText.flatMap { text in
        Int(text.string).flatMap { range.contains($0) && "\($0)" == text ? .number($0) : nil }
      }
    case .toggle:
      // YAML 1.1 has twenty words for these two; later versions and JSON have only these.
      value = node.plainText.flatMap { ["true": .toggle(true), "false": .toggle(false)][$0] }
    case .choice, .text, .file:
      value = node.stringText.flatMap { element($0, of: setting, node).map(SettingValue.text) }
      if node.stringText != nil, value == nil { return nil }
    case .list(.pattern):
      value = .list(patterns(setting.name, node))
    case .list:
      let texts = strings(setting.name, node)
      value = .list(texts.compactMap { element($0.text, of: setting, $0.node) })
    case .assignments, .folders:
      return assignments(setting, node)
    case .ruleLevels:
      return ruleLevels(setting, node)
    }
    guard let value else {
      note("'\(setting.name)' \(setting.form.mismatch(shown: node.text?.string).message)", at: node)
      return nil
    }
    return Located(value, at: lines.range(node.range))
  }

  private mutating func element(_ text: String, of setting: Setting, _ node: Node) -> String? {
    do throws(SettingMismatch) {
      return try setting.form.element(text)
    } catch {
      note("'\(setting.name)' \(error.message)", at: node)
      return nil
    }
  }

  private mutating func assignments(
    _ setting: Setting,
    _ node: Node,
  ) -> Located<SettingValue>? {
    var values: [Text: Text] = [:]
    for (name, entry) in members(of: node, named: nil, "a mapping of names to values") {
      // A list becomes one text, as in the AWS CLI.
      let parts = entry.value.kind == .sequence ? entry.value.elements : [entry.value]
      let texts = parts.compactMap { $0.scalarValue == .null ? nil : $0.text }
      if texts.count == parts.count {
        values[name] = texts.joined(separator: ",")
      } else {
        note("'\(name)' must be a value or a list of values", at: entry.value)
      }
    }
    return Located(.assignments(values), at: lines.range(node.range))
  }

  private mutating func ruleLevels(
    _ setting: Setting,
    _ node: Node,
  ) -> Located<SettingValue>? {
    var levels: [Text: Text] = [:]
    for (name, entry) in members(of: node, named: nil, "a mapping of rules to severities") {
      let level = entry.value.text ?? ""
      do throws(SettingMismatch) {
        try SettingForm.validate(level: level, of: name)
        levels[name] = level
      } catch {
        note("'\(setting.name)' \(error.message)", at: entry.value)
      }
    }
    return Located(.assignments(levels), at: lines.range(node.range))
  }

  private mutating func patterns(_ name: String, _ node: Node) -> [String] {
    strings(name, node).compactMap { text, node in
      if isPattern(text) { return text }
      note("'\(name)' has '\(text)', which is not a valid pattern: it can match nothing", at: node)
      return nil
    }
  }

  private mutating func ruleNames(_ name: String, _ node: Node) -> [String] {
    let allowed = Rules.suppressible.map(\.name)
    let form = SettingForm.choice(allowed)
    return strings(name, node).compactMap { text, node in
      if allowed.contains(where: { Text($0) == Text(text) }) { return text }
      note("'\(name)' \(form.mismatch(shown: text).message)", at: node)
      return nil
    }
  }

  private mutating func day(_ name: String, _ node: Node) -> CalendarDate? {
    if let day = node.stringText.flatMap({ CalendarDate($0) }) { return day }
    note("'\(name)' must be a date such as 2027-01-31", at: node)
    return nil
  }

  // MARK: Parts

  private mutating func require(_ name: String, in node: Node) {
    // Wrong values are already reported.
    guard !node.entries.contains(where: { $0.key.text == Text(name) }) else { return }
    note("'\(name)' is missing", at: node)
  }

  /// Returns one text or several, none of them empty; an empty list is reported.
  private mutating func strings(_ name: String, _ node: Node) -> [(text: String, node: Node)] {
    if node.kind == .sequence, node.elements.isEmpty {
      note("'\(name)' must not be empty", at: node)
    }
    let nodes = node.kind == .sequence ? node.elements : [node]
    return nodes.compactMap { node in
      guard let text = node.stringText, !text.isEmpty else {
        note("'\(name)' must be text or a list of texts", at: node)
        return nil
      }
      return (text, node)
    }
  }

  private mutating func string(_ name: String, _ node: Node) -> String? {
    if let text = node.stringText { return text }
    note("'\(name)' must be text", at: node)
    return nil
  }

  private mutating func list<Element>(
    _ name: String,
    _ node: Node,
    _ read: (inout Self, Node) -> Element?,
  ) -> [Element] {
    guard node.kind == .sequence else {
      note("'\(name)' must be a list", at: node)
      return []
    }
    var elements: [Element] = []
    for element in node.elements {
      if let element = read(&self, element) { elements.append(element) }
    }
    return elements
  }

  /// Returns the members of a mapping, reporting unknown ones.
  ///
  /// - Parameter names: the allowed names; nil for any.
  private mutating func members(
    of node: Node,
    named names: [String]?,
    _ expected: String,
  ) -> [(name: Text, entry: Node.Entry)] {
    guard node.kind == .mapping else {
      note("expected \(expected)", at: node)
      return []
    }
    var members: [(name: Text, entry: Node.Entry)] = []
    for entry in node.entries {
      guard let name = entry.key.text else {
        note("expected a name", at: entry.key)
        continue
      }
      if let names, !names.contains(where: { Text($0) == name }) {
        note(UnknownKey(name.string, in: names).message, at: entry.key)
      } else if members.contains(where: { $0.name == name }) {
        note("'\(name)' is written twice", at: entry.key)
      } else {
        members.append((name, entry))
      }
    }
    return members
  }
}

extension Node {
  /// The content of a string; nil for any other node.
  fileprivate var stringText: String? {
    if case .text(let text) = scalarValue { text.string } else { nil }
  }

  /// The content of a scalar without quotes and tag.
  fileprivate var plainText: Text? {
    style == .plain && tag == nil ? text : nil
  }
}
