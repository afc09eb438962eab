internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Additions to the command line and the environment of Terraform.
extension TerragruntConfiguration {
  /// Adds the values that `extra_arguments` give to variables.
  ///
  /// - Returns: the reason why some arguments are not known; nil if all are.
  func addArguments(to given: inout GivenVariables, _ inputs: inout UnitInputs) -> Undecided? {
    let blocks = blocks("terraform").flatMap(\.body.blocks).filter { $0.type == "extra_arguments" }
    var unknown: Undecided?
    for block in blocks {
      if let variables = attribute("env_vars", of: block).map(result) {
        for (name, value) in variables.entries ?? [:] {
          guard let variable = name.dropping(prefix: "TF_VAR_") else { continue }
          inputs.set(variable, UnitInputs.Input(value: value, origin: nil))
        }
        unknown = unknown ?? variables.unknown?.reason
      }
      var options: [Text] = []
      for (name, option) in [
        ("arguments", nil), ("required_var_files", "-var-file="), ("optional_var_files", ""),
      ] as [(Text, Text?)] {
        guard let list = attribute(name, of: block).map(result) else { continue }
        unknown = unknown ?? list.unknownPart?.reason
        for case .string(let text) in (list.elements ?? []).map(\.content) {
          guard let option else { options.append(text); continue }
          if !option.isEmpty || source(named: text) != nil { options += ["-var-file", text] }
        }
      }
      unknown = unknown ?? add(options, to: &given)
    }
    return unknown
  }

  /// Evaluates an expression; a value that fails is unknown.
  func result(_ attribute: WrittenAttribute) -> TerraformValue {
    do throws(EvaluationError) {
      return try value(of: attribute)
    } catch {
      return .unknown(UnknownValue(reason: .refused(Text(error.message))))
    }
  }

  /// Adds the options that set variables, with their values attached or in the next argument.
  private func add(_ options: [Text], to given: inout GivenVariables) -> Undecided? {
    var rest = options[...]
    var unknown: Undecided?
    while let option = rest.popFirst() {
      let parts = option.split(atFirst: UInt8(ascii: "="))
      let name = parts?.before ?? option
      guard ["-var", "--var", "-var-file", "--var-file"].contains(name),
        let value = parts?.behind ?? rest.popFirst()
      else { continue }
      if name.hasSuffix("-file") {
        if let file = source(named: value) {
          given.assignments.append(.file(file))
        } else {
          unknown = .malformed("variable file '\(value)' was not found in this repository")
        }
      } else if let assignment = value.split(atFirst: UInt8(ascii: "=")) {
        given.assignments.append(
          .value(name: assignment.before.string, text: assignment.behind.string)
        )
      }
    }
    return unknown
  }

  private func source(named path: Text) -> SourceFile? {
    files.source(at: FolderPath.joining(path, to: folder))
  }
}

extension Text {
  /// The text after a prefix; nil without it.
  fileprivate func dropping(prefix: Text) -> Text? {
    hasPrefix(prefix) ? Text(utf8.dropFirst(prefix.utf8.count)) : nil
  }
}
