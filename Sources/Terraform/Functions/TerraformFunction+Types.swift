internal import LintModel
internal import LintText

extension TerraformFunction {
  /// Computes the conversions.
  func typeResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let value = arguments[0]
    let type: TerraformType
    switch self {
    case .nonsensitive, .sensitive: return value
    // Which values are ephemeral is not known here.
    case .ephemeralasnull:
      guard value.unknownPart == nil else { throw .notEvaluated }
      return .either([value, .null], .function("ephemeralasnull"))
    case .tobool: type = .boolean
    case .tolist: type = .list(.any)
    case .tomap: type = .map(.any)
    case .tonumber: type = .number
    case .toset: type = .set(.any)
    case .tostring: type = .string
    default: throw .notEvaluated
    }
    do {
      return try value.converted(to: type)
    } catch {
      throw .failure(error.message)
    }
  }
}
