internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The objects and functions of a Terragrunt configuration.
struct TerragruntScope: EvaluationScope {
  private let configuration: TerragruntConfiguration

  init(_ configuration: TerragruntConfiguration) {
    self.configuration = configuration
  }

  private var files: TerragruntFiles { configuration.files }

  // MARK: Objects

  func value(
    of reference: Reference,
    at origin: ValueOrigin,
  ) throws(EvaluationError) -> TerraformValue {
    switch reference {
    case .local(let name): return try configuration.local(name)
    case .resource("include", let name): return try included(name)
    case .resource("feature", let name): return try configuration.feature(name)
    case .resource("values", let name):
      let reason: Text = "'values.\(name)' is known only to the stack of this unit"
      return .unknown(UnknownValue(reason: .malformed(reason)))
    case .resource(let type, let name): return .unknown(.knownAfterApply(["\(type).\(name)"]))
    default: return .unknown(UnknownValue(reason: .knownAfterApply(["\(reference)"])))
    }
  }

  /// Returns an included configuration, or a part of the only one.
  private func included(_ name: Text) throws(EvaluationError) -> TerraformValue {
    let include = configuration.includes.first { $0.label == name || $0.label.isEmpty }
    guard let include, include.isExposed else {
      throw EvaluationError("'include.\(name)' is not exposed")
    }
    guard let object = include.configuration?.object else {
      return .unknown(UnknownValue(reason: .knownAfterApply(["include.\(name)"])))
    }
    guard include.label.isEmpty else { return object }
    guard case .object(let parts) = object.content, let part = parts[name] else {
      throw EvaluationError("'include' has no '\(name)'")
    }
    return part
  }

  // MARK: Functions

  func call(
    _ function: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue {
    if let path = path(function, arguments) { return path }
    switch function {
    case "find_in_parent_folders": return withName(function, arguments, find)
    case "read_terragrunt_config": return withName(function, arguments, read)
    case "read_tfvars_file": return withName(function, arguments, readValues)
    case "file": return withName(function, arguments, contents)
    case "fileexists":
      let file = withName(function, Array(arguments.prefix(1)), contents)
      return .boolean(file.unknown == nil)
    case "templatefile" where arguments.count == 2: return try filled(arguments[0], arguments[1])
    case "fileset" where arguments.count == 2: return found(arguments[0], arguments[1])
    case "mark_as_read": return arguments.first ?? .null
    default:
      guard TerraformFunction(named: function) == nil else {
        return try TerraformFunction.call(function, arguments)
      }
      return unknown(function, arguments)
    }
  }

  /// Returns the result of a function without effects that returns a path; nil for others.
  private func path(
    _ function: Text,
    _ arguments: [TerraformValue],
  ) -> TerraformValue? {
    let folder = configuration.folder
    let label: Text? = if case .string(let text) = arguments.first?.content { text } else { nil }
    let included = configuration.includedFolder(label) ?? folder
    switch function {
    case "get_terragrunt_dir": return .string(folder)
    case "get_original_terragrunt_dir": return .string(files.home)
    case "get_parent_terragrunt_dir": return .string(included)
    case "path_relative_to_include":
      return .string(TerragruntPath.relative(folder, to: included))
    case "path_relative_from_include":
      return .string(TerragruntPath.relative(included, to: folder))
    case "get_repo_root": return .string(TerragruntPath.repository)
    case "get_path_from_repo_root":
      return .string(TerragruntPath.relative(folder, to: TerragruntPath.repository))
    case "get_path_to_repo_root":
      return .string(TerragruntPath.relative(TerragruntPath.repository, to: folder))
    default: return nil
    }
  }

  /// The result of a function that is not evaluated.
  private func unknown(_ function: Text, _ arguments: [TerraformValue]) -> TerraformValue {
    let argument: Text? = if case .string(let text) = arguments.first?.content { text } else { nil }
    let isOfDeployment =
      function.hasPrefix("get_") || ["run_cmd", "sops_decrypt_file"].contains(function)
    let reason: Undecided =
      isOfDeployment ? .deployTime(function: function, argument: argument) : .function(function)
    guard function == "get_env" else { return .unknown(UnknownValue(reason: reason)) }
    return .unknown(reason, .string)
  }

  /// Calls a function with a name or path; without such a file, its result is the second argument.
  private func withName(
    _ function: Text,
    _ arguments: [TerraformValue],
    _ body: (Text) -> TerraformValue?,
  ) -> TerraformValue {
    let name: Text
    switch arguments.first?.content {
    case .string(let text): name = text
    case nil: name = ""
    case .unknown(let unknown): return .unknown(UnknownValue(reason: unknown.reason))
    default: return unknown(function, arguments)
    }
    if let result = body(name) { return result }
    if arguments.count > 1 { return arguments[1] }
    let problem: Text = "'\(function)' finds no '\(name)' in this repository"
    return .unknown(UnknownValue(reason: .malformed(problem)))
  }

  /// Finds a file in the folders above.
  private func find(_ name: Text) -> TerraformValue? {
    var folder = configuration.folder
    while folder != TerragruntPath.repository, TerragruntPath.isInside(folder) {
      folder = TerragruntPath.parent(folder)
      for name in name.isEmpty ? ConfigurationPart.unitNames.map({ Text($0) }) : [name] {
        let path = FolderPath.joining(name, to: folder)
        if files.hasFile(at: path) { return .string(path) }
      }
    }
    return nil
  }

  private func read(_ path: Text) -> TerraformValue? {
    let path = FolderPath.joining(path, to: configuration.folder)
    return files.configuration(at: path, for: TerragruntPath.parent(path))?.object
  }

  /// Returns the values of a variable file as JSON.
  private func readValues(_ path: Text) -> TerraformValue? {
    let path = FolderPath.joining(path, to: configuration.folder)
    guard let inputs = files.configuration(at: path, for: configuration.folder)?.constants else {
      return nil
    }
    return try? TerraformFunction.call("jsonencode", [inputs])
  }

  /// Returns the text of a file beside the configuration.
  private func contents(_ path: Text) -> TerraformValue? {
    files.source(at: beside(path)).map { .string(Text(decoding: $0.text.bytes)) }
  }

  private func beside(_ path: Text) -> Text {
    FolderPath.joining(path, to: TerragruntPath.parent(configuration.path))
  }

  private func filled(
    _ path: TerraformValue,
    _ variables: TerraformValue,
  ) throws(EvaluationError) -> TerraformValue {
    guard case .string(let name) = path.content, let source = files.source(at: beside(name)) else {
      return withName("templatefile", [path], contents)
    }
    let scope = TemplateScope { name, arguments throws(EvaluationError) in
      try self.call(name, arguments)
    }
    return try scope.filled(
      source.text,
      configuration.number,
      name,
      variables,
      files.budget,
    )
  }

  private func found(_ folder: TerraformValue, _ pattern: TerraformValue) -> TerraformValue {
    guard case .string(let folder) = folder.content, case .string(let pattern) = pattern.content,
      let found = files.files(in: beside(folder), matching: pattern)
    else { return .unknown(.function("fileset"), .set(.string)) }
    return TerraformValue(setOf: found.map { .string($0.normalized) })
  }
}

extension TerragruntConfiguration {
  /// The values at the top of the file, as of a variable file.
  fileprivate var constants: TerraformValue {
    let attributes = file.blocks.first?.body.attributes ?? []
    let values = attributes.map { attribute in
      let value = try? value(of: WrittenAttribute(attribute, in: file))
      return (attribute.name, value ?? .unknown(UnknownValue(reason: .malformed("unknown"))))
    }
    return TerraformValue(.object(Dictionary(values) { first, _ in first }))
  }
}
