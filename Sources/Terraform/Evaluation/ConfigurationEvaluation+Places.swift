internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// Where values are written.
extension ConfigurationEvaluation {
  /// Returns the part of an attribute that yields its value: a branch, or the whole expression.
  ///
  /// - Parameters:
  ///   - parts: the locations of parts that are used, if the value is not written there.
  ///   - isCollection: whether to return only the first line if no part of the attribute is used.
  func valuePlace(
    of attribute: WrittenAttribute,
    _ value: TerraformValue?,
    parts: [ValueOrigin] = [],
    isCollection: Bool = false,
  ) -> Place {
    valuePlace(in: files.origin(of: attribute), value, parts, isCollection: isCollection)
  }

  private func valuePlace(
    in whole: ValueOrigin,
    _ value: TerraformValue?,
    _ parts: [ValueOrigin],
    isCollection: Bool = false,
  ) -> Place {
    let found = ([value?.origin, value?.use].compactMap(\.self) + parts)
      .filter { whole.contains($0) }
    let part = found.first { $0 != whole } ?? found.first
    return files.place(part ?? (isCollection ? files.firstLine(of: whole) : whole))
  }

  /// Returns the location of the input that gives a variable of the root module its value; nil if
  /// none does.
  func inputPlace(
    of variable: Text,
    _ value: TerraformValue?,
    parts: [ValueOrigin] = [],
  ) -> Place? {
    guard variables.given(variable, search) == nil,
      let input = tree.unit?.inputs.input(variable)
    else { return nil }
    return input.origin.map {
      valuePlace(in: $0, value, parts, isCollection: input.value.isCollection)
    }
  }

  /// Returns the location where the value of an input is written; nil if it is in the input itself.
  func inputSource(of variable: Text) -> Place? {
    guard let input = tree.unit?.inputs.input(variable), let source = input.value.origin,
      input.origin?.contains(source) == false
    else { return nil }
    return files.place(source)
  }

  /// Whether a file or an option gives a value to a variable of the root module in this scenario.
  func isGiven(_ variable: Text) -> Bool { variables.given(variable, search) != nil }

  /// Returns a location for reports.
  func place(_ origin: ValueOrigin) -> Place { files.place(origin) }

  /// Returns the lines of the value that a file gives to a variable of the root module; nil if none
  /// does in this scenario.
  func givenLines(of variable: Text) -> LineRange? {
    guard let given = variables.given(variable, search),
      Text(given.file.source.path) != Text(VariableAssignments.optionPath)
    else { return nil }
    return files.lines(files.origin(of: given))
  }

  /// Returns the lines of the input that gives a variable of the root module its value, and those of
  /// the inputs that it is among; empty if none does.
  func inputLines(of variable: Text) -> [LineRange] {
    guard variables.given(variable, search) == nil, let unit = tree.unit,
      let origin = unit.inputs.input(variable)?.origin
    else { return [] }
    let lines = files.lines(origin)
    let all = unit.files.compactMap { file -> LineRange? in
      let attribute = file.blocks.first?.body.attributes.first { $0.name == "inputs" }
      return attribute.map { LineRange(file.lines.range($0.valueRange), of: file.source.path) }
    }
    return [lines] + all.filter { $0.contains(lines) }
  }

  /// Returns the location of the value that a file gives to a variable of the root module; nil if
  /// none does in this scenario.
  ///
  /// - Parameter parts: the locations of parts that are used, if the value is not written there.
  func givenPlace(
    of variable: Text,
    _ value: TerraformValue? = nil,
    _ parts: [ValueOrigin] = [],
  ) -> Place? {
    guard let given = variables.given(variable, search),
      Text(given.file.source.path) != Text(VariableAssignments.optionPath)
    else { return nil }
    let whole = results[Name(reference: .variable(variable), module: root)]
    let isCollection = if case .success(let whole)? = whole { whole.isCollection } else { false }
    return valuePlace(of: given, value, parts: parts, isCollection: isCollection)
  }
}
