internal import LintModel
internal import LintText

extension TerraformFunction {
  /// Computes the functions of sets.
  func setResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    if self == .setproduct { return try Self.product(arguments) }
    let types = arguments.values.map(\.type)
    guard let type = TerraformType.unified(types) else {
      throw .failure("the sets must have elements of the same type")
    }
    var sets: [[TerraformValue]] = []
    for (index, argument) in arguments.values.enumerated() {
      let set: TerraformValue
      do {
        set = try argument.converted(to: type)
      } catch {
        throw .failure("argument \(index + 1): \(error.message)")
      }
      try CallInterruption.check(set)
      sets.append(set.elements ?? [])
    }
    guard var result = sets.first else { throw .failure("at least one set is required") }
    for set in sets.dropFirst() {
      switch self {
      case .setintersection:
        let members = Set(set)
        result = result.filter(members.contains)
      case .setsubtract:
        let members = Set(set)
        result = result.filter { !members.contains($0) }
      default: result += set
      }
    }
    guard result.count <= CallLimits.elements else { throw .notEvaluated }
    return TerraformValue(setOf: result)
  }

  private static func product(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue
  {
    guard arguments.count >= 2 else { throw .failure("at least two arguments are required") }
    var lists: [[TerraformValue]] = []
    var isList = true
    for (index, argument) in arguments.values.enumerated() {
      switch argument.content {
      case .set(let elements):
        isList = false
        lists.append(elements)
      case .list(let elements): lists.append(elements)
      case .tuple(let elements):
        guard let elements = TerraformValue.unified(elements) else {
          throw .failure("argument \(index + 1): all elements must have the same type")
        }
        lists.append(elements)
      case .null, .unknown, .boolean, .number, .string, .object, .map:
        throw .failure("argument \(index + 1) must be a set or a list")
      }
    }
    var count = 1
    for list in lists {
      count *= list.count
      guard count * lists.count <= CallLimits.elements else { throw .notEvaluated }
    }
    var product: [[TerraformValue]] = count == 0 ? [] : [[]]
    for list in lists where count > 0 {
      product = product.flatMap { head in list.map { head + [$0] } }
    }
    let tuples = product.map { TerraformValue(.tuple($0)) }
    return isList ? TerraformValue(.list(tuples)) : TerraformValue(setOf: tuples)
  }
}
