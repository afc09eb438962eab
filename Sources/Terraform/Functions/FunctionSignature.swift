internal import LintModel
internal import LintText

/// The parameters and the result of a function.
struct FunctionSignature {
  /// A parameter of a function.
  struct Parameter {
    /// The type to which arguments are converted.
    let type: TerraformType
    var allowsNull = false
    /// Whether the function itself decides about an unknown argument; otherwise the result is
    /// unknown.
    var allowsUnknown = false
  }

  let parameters: [Parameter]

  /// The parameter of all further arguments; nil for a fixed number of arguments.
  var rest: Parameter?

  /// The type of the result, as far as it does not depend on the arguments.
  let result: TerraformType

  /// Whether the result may be null.
  var mayBeNull = false

  /// Converts arguments as Terraform converts them before the call.
  func accept(_ arguments: [TerraformValue]) throws(CallInterruption) -> CallArguments {
    guard arguments.count >= parameters.count, rest != nil || arguments.count == parameters.count
    else {
      let least = rest == nil ? "" : "at least "
      throw .failure("\(least)\(parameters.count) arguments required, but \(arguments.count) given")
    }
    guard arguments.count <= CallLimits.elements else { throw .notEvaluated }
    var values: [TerraformValue] = []
    values.reserveCapacity(arguments.count)
    for (index, argument) in arguments.enumerated() {
      guard let parameter = parameter(at: index) else { continue }
      let value: TerraformValue
      do {
        value = try argument.converted(to: parameter.type)
      } catch {
        throw .failure("argument \(index + 1): \(error.message)")
      }
      if value.isNull, !parameter.allowsNull {
        throw .failure("argument \(index + 1) must not be null")
      }
      values.append(value)
    }
    return CallArguments(values: values)
  }

  func parameter(at index: Int) -> Parameter? {
    index < parameters.count ? parameters[index] : rest
  }

  /// Returns the result of a call that depends on an unknown value.
  func unknownResult(_ reason: Undecided) -> UnknownValue {
    UnknownValue(reason: reason, isNeverNull: !mayBeNull, type: result)
  }
}

extension FunctionSignature.Parameter {
  private static func of(_ type: TerraformType) -> Self { Self(type: type) }

  static let number = of(.number)
  static let string = of(.string)
  static let value = of(.any)
  static let list = of(.list(.any))
  static let set = of(.set(.any))
  static let strings = of(.list(.string))

  /// A value of any type that may be unknown or null.
  static let anything = Self(type: .any, allowsNull: true, allowsUnknown: true)

  /// The parameter whose unknown arguments the function decides about.
  var orUnknown: Self {
    var result = self
    result.allowsUnknown = true
    return result
  }

  /// The parameter that takes null too.
  var orNull: Self {
    var result = self
    result.allowsNull = true
    return result
  }
}

extension TerraformFunction {
  /// The parameters and the result of the function.
  var signature: FunctionSignature {
    switch self {
    case .abs, .ceil, .floor, .signum: .init(parameters: [.number], result: .number)
    case .log, .pow: .init(parameters: [.number, .number], result: .number)
    case .max, .min: .init(parameters: [], rest: .number.orUnknown, result: .number)
    case .parseint: .init(parameters: [.value, .number], result: .number)
    case .sum, .length:
      .init(parameters: [self == .length ? .value.orUnknown : .value], result: .number)

    case .chomp, .lower, .strrev, .title, .trimspace, .upper, .basename, .dirname, .base64decode,
      .base64encode, .urlencode:
      .init(parameters: [.string], result: .string)
    case .endswith, .strcontains: .init(parameters: [.string, .string], result: .boolean)
    case .startswith: .init(parameters: [.string.orUnknown, .string], result: .boolean)
    case .trim, .trimprefix, .trimsuffix, .formatdate, .timeadd, .textdecodebase64,
      .textencodebase64:
      .init(parameters: [.string, .string], result: .string)
    case .replace: .init(parameters: [.string, .string, .string], result: .string)
    case .substr: .init(parameters: [.string, .number, .number], result: .string)
    case .indent: .init(parameters: [.number, .string], result: .string)
    case .join: .init(parameters: [.string], rest: .strings, result: .string)
    case .split: .init(parameters: [.string, .string], result: .list(.string))
    case .format: .init(parameters: [.string], rest: .anything, result: .string)
    case .formatlist: .init(parameters: [.string], rest: .anything, result: .list(.string))
    case .regex: .init(parameters: [.string, .string], result: .any)
    case .regexall: .init(parameters: [.string, .string], result: .list(.any))

    case .alltrue, .anytrue:
      .init(parameters: [.init(type: .list(.boolean))], result: .boolean)
    case .coalesce, .coalescelist: .init(parameters: [], rest: .anything, result: .any)
    case .contains: .init(parameters: [.value, .value.orUnknown], result: .boolean)
    case .element: .init(parameters: [.value, .number.orUnknown], result: .any, mayBeNull: true)
    case .index: .init(parameters: [.value, .value.orUnknown], result: .number)
    case .keys: .init(parameters: [.value.orUnknown], result: .any)
    case .lookup:
      .init(
        parameters: [.value, .string.orUnknown],
        rest: .anything,
        result: .any,
        mayBeNull: true,
      )
    case .one: .init(parameters: [.value], result: .any, mayBeNull: true)
    case .values, .flatten, .reverse: .init(parameters: [.value], result: .any)
    case .chunklist: .init(parameters: [.list, .number], result: .list(.list(.any)))
    case .compact, .sort: .init(parameters: [.strings], result: .list(.string))
    case .concat: .init(parameters: [], rest: .value, result: .any)
    case .distinct: .init(parameters: [.list], result: .list(.any))
    case .matchkeys: .init(parameters: [.list, .list, .list], result: .list(.any))
    case .merge: .init(parameters: [], rest: .value.orNull, result: .any)
    case .range: .init(parameters: [], rest: .number, result: .list(.number))
    case .slice: .init(parameters: [.value, .number, .number], result: .any)
    case .transpose:
      .init(
        parameters: [.init(type: .map(.list(.string)))],
        result: .map(.list(.string)),
      )
    case .zipmap: .init(parameters: [.strings, .value], result: .any)
    case .setintersection, .setunion: .init(parameters: [.set], rest: .set, result: .set(.any))
    case .setsubtract: .init(parameters: [.set, .set], result: .set(.any))
    case .setproduct: .init(parameters: [], rest: .value, result: .any)

    case .csvdecode: .init(parameters: [.string], result: .list(.any))
    case .jsondecode, .yamldecode:
      .init(parameters: [.string], result: .any, mayBeNull: true)
    case .jsonencode: .init(parameters: [.value.orNull], result: .string)
    case .timecmp: .init(parameters: [.string, .string], result: .number)
    case .cidrhost: .init(parameters: [.string, .number], result: .string)
    case .cidrnetmask: .init(parameters: [.string], result: .string)
    case .cidrsubnet: .init(parameters: [.string, .number, .number], result: .string)
    case .cidrsubnets: .init(parameters: [.string], rest: .number, result: .list(.string))

    case .ephemeralasnull, .nonsensitive, .sensitive, .tobool, .tolist, .tomap, .tonumber, .toset,
      .tostring:
      .init(parameters: [.anything], result: .any, mayBeNull: true)
    }
  }
}
