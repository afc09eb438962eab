internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Functions that read files of the repository.
extension ConfigurationEvaluation {
  /// Calls a function.
  func call(
    _ name: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue {
    let plain = TerraformFunction.plainName(name)
    switch (plain, arguments.count) {
    case ("file", 1), ("filebase64", 1), ("templatefile", 2), ("fileexists", 1):
      let path = try arguments[0].converted(to: .string)
      switch path.content {
      case .string(let path):
        return try result(of: plain, path, arguments.dropFirst().first ?? .null)
      case .unknown(let unknown):
        return .unknown(unknown.reason, plain == "fileexists" ? .boolean : .string)
      default: throw EvaluationError("'\(plain)': argument 1 must not be null")
      }
    case ("fileset", 2):
      guard case .string(let folder) = try arguments[0].converted(to: .string).content,
        case .string(let pattern) = try arguments[1].converted(to: .string).content,
        !folder.hasPrefix("/"), !folder.hasPrefix("~"),
        let found = files.fileset(
          in: FolderPath.joining(folder, to: tree.root),
          matching: pattern,
        )
      else { return .unknown(.function(plain), .set(.string)) }
      return TerraformValue(setOf: found.map { .string($0.normalized) })
    case ("yamldecode", 1), ("jsondecode", 1):
      // The values of a whole file have locations in it.
      guard let text = files.text(of: arguments[0]), let file = arguments[0].origin?.file else {
        return try TerraformFunction.call(plain, arguments)
      }
      if plain == "yamldecode" { files.addDecoded(file) }
      return try Self.decoded(text, isYAML: plain == "yamldecode", file)
    default: return try TerraformFunction.call(plain, arguments)
    }
  }

  private static func decoded(
    _ text: SourceText,
    isYAML: Bool,
    _ file: Int32,
  ) throws(EvaluationError) -> TerraformValue {
    let name = isYAML ? "yamldecode" : "jsondecode"
    do throws(CallInterruption) {
      if isYAML {
        var decoding = YAMLDecoding(file: file)
        return try decoding.value(of: text)
      }
      var decoding = JSONDecoding(text.bytes, file: file)
      return try decoding.value()
    } catch {
      if case .failure(let message) = error { throw EvaluationError("'\(name)': \(message)") }
      return .unknown(UnknownValue(reason: .function(Text(name))))
    }
  }

  private func result(
    of function: Text,
    _ path: Text,
    _ variables: TerraformValue,
  ) throws(EvaluationError) -> TerraformValue {
    let type: TerraformType = function == "fileexists" ? .boolean : .string
    // Paths are relative to the folder of the root module, where Terraform runs.
    guard !path.hasPrefix("/"), !path.hasPrefix("~") else {
      return .unknown(.fileNotRead(path), type)
    }
    switch files.content(at: FolderPath.joining(path, to: tree.root)) {
    case .unreadable: return .unknown(.fileNotRead(path), type)
    case .missing:
      if function == "fileexists" { return .boolean(false) }
      throw EvaluationError("'\(function)': there is no file '\(path)'")
    case .text(let text, let index):
      budget.work.charge(text.bytes.count / 64)
      switch function {
      case "fileexists": return .boolean(true)
      case "filebase64": return .string(Text(Data(text.bytes).base64EncodedString()))
      case "templatefile":
        files.addFilled(index)
        let scope = TemplateScope { name, arguments throws(EvaluationError) in
          try self.call(name, arguments)
        }
        return try scope.filled(text, index, path, variables, budget)
      default:
        return TerraformValue(
          .string(Text(decoding: text.bytes).normalized),
          at: ValueOrigin(file: index, range: 0..<text.bytes.count),
        )
      }
    }
  }
}
