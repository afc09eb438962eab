internal import LintModel
internal import LintSyntax
internal import LintText

extension ParameterReview {
  /// Compares the parameters of a template with the given values.
  init(of template: Template, _ given: ParameterValues) {
    guard !given.isEmpty else {
      self.init()
      return
    }
    var names = Set(template.parameters.keys)
    if template.mayHaveMoreParameters { names.formUnion(given.names) }
    let refusals = template.parameters.values.compactMap { parameter -> Refusal? in
      guard let value = given[parameter.name], let reason = parameter.refusal(of: value) else {
        return nil
      }
      let source = given.source(of: parameter.name)
      // The values in a file may be secret.
      let isHidden = if case .line = source { true } else { parameter.isSecret }
      return Refusal(
        parameter: parameter.name,
        value: isHidden ? nil : value,
        source: source,
        reason: reason,
      )
    }
    .sorted { $0.parameter < $1.parameter }
    self.init(names, refusals: refusals)
  }
}

extension Template {
  /// Whether included text or a custom macro may declare parameters.
  var mayHaveMoreParameters: Bool {
    transforms.contains { $0.text?.hasPrefix("AWS::") != true || $0.hasText("AWS::Include") }
      || [root, root["Parameters"]].contains { $0?["Fn::Transform"] != nil }
  }
}

extension Parameter {
  /// Returns the reason that CloudFormation refuses a value, as a phrase; nil if it accepts the
  /// value.
  ///
  /// Patterns beyond the subset of ``AllowedPattern`` are not tried: they are Java's.
  func refusal(of value: Text) -> String? {
    guard !isParameterStoreKey else { return nil }
    for element in isList ? Self.list(value) : [value] {
      if let reason = refusal(ofElement: element) { return reason }
    }
    return nil
  }

  private func refusal(ofElement text: Text) -> String? {
    if type == "Number" || type == "List<Number>" {
      guard let number = Self.number(text) else { return "is not a number" }
      if let minimum, number < minimum { return "is below \(Self.text(minimum))" }
      if let maximum, number > maximum { return "is above \(Self.text(maximum))" }
    }
    if type == "String" {
      let length = Double(text.string.utf16.count)
      if let minimumLength, length < minimumLength {
        return "is shorter than \(Self.text(minimumLength)) characters"
      }
      if let maximumLength, length > maximumLength {
        return "is longer than \(Self.text(maximumLength)) characters"
      }
    }
    if let identifier, !identifier.allows(text) {
      return text.isEmpty ? "is empty" : "is not \(identifier.description)"
    }
    if let allowedPattern, let writtenPattern, allowedPattern.matches(text) == false {
      return "does not match '\(writtenPattern)'"
    }
    guard let allowedValues, !allows(text) else { return nil }
    let values = allowedValues.compactMap { $0.scalarValue?.text }
    guard values.count == allowedValues.count, !values.isEmpty else { return nil }
    if isSecret { return "is not an allowed value" }
    let shown = values.prefix(Self.shownValues).map { "'\($0)'" }.joined(separator: ", ")
    let rest = values.count - Self.shownValues
    return "is not one of \(shown)" + (rest > 0 ? " and \(rest) more" : "")
  }

  private static var shownValues: Int { 8 }

  /// Parses a number in decimal digits.
  private static func number(_ text: Text) -> Double? {
    let isDecimal = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    return isDecimal ? Double(text.string).flatMap { $0.isFinite ? $0 : nil } : nil
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
