internal import LintModel
internal import LintText

/// A function of the Terraform language, by its name.
enum TerraformFunction: String, CaseIterable {
  // Numbers
  case abs, ceil, floor, log, max, min, parseint, pow, signum, sum
  // Strings
  case chomp, endswith, format, formatlist, indent, join, lower, regex, regexall, replace, split
  case startswith, strcontains, strrev, substr, title, trim, trimprefix, trimspace, trimsuffix
  case upper
  // Collections
  case alltrue, anytrue, chunklist, coalesce, coalescelist, compact, concat, contains, distinct
  case element, flatten, index, keys, length, lookup, matchkeys, merge, one, range, reverse
  case setintersection, setproduct, setsubtract, setunion, slice, sort, transpose, values, zipmap
  // Encoding
  case base64decode, base64encode, csvdecode, jsondecode, jsonencode, textdecodebase64
  case textencodebase64, urlencode, yamldecode
  // Paths
  case basename, dirname
  // Dates
  case formatdate, timeadd, timecmp
  // Networks
  case cidrhost, cidrnetmask, cidrsubnet, cidrsubnets
  // Types
  case ephemeralasnull, nonsensitive, sensitive, tobool, tolist, tomap, tonumber, toset, tostring

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { (Text($0.rawValue), $0) }
  )

  /// The function with a name, which may begin with `core::`; nil if it isn't evaluated.
  init?(named name: Text) {
    guard let function = Self.byName[Self.plainName(name)] else { return nil }
    self = function
  }

  /// Returns the name of a function without the namespace of Terraform's own.
  static func plainName(_ name: Text) -> Text {
    let prefix: Text = "core::"
    return name.hasPrefix(prefix) ? Text(name.utf8.dropFirst(prefix.utf8.count)) : name
  }

  /// Calls a function.
  ///
  /// - Returns: an unknown value if the function isn't evaluated here, such as those that depend on
  ///   files, time, randomness or a provider.
  /// - Throws: an error if Terraform refuses the call.
  static func call(
    _ name: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue {
    guard let function = TerraformFunction(named: name) else {
      let isText = textFunctions.contains(name)
      return .unknown(
        UnknownValue(
          reason: .function(name),
          isNeverNull: isText,
          type: isText ? .string : .any,
        )
      )
    }
    let result = TerraformValue.result(forEachOf: arguments) { values throws(EvaluationError) in
      try call(function, named: name, values)
    }
    if let result { return result }
    return try call(function, named: name, arguments)
  }

  /// The functions that are not evaluated and return a string.
  private static let textFunctions: Set<Text> = [
    "abspath", "base64gzip", "base64sha256", "base64sha512", "bcrypt", "filebase64sha256",
    "filebase64sha512", "filemd5", "filesha1", "filesha256", "filesha512", "md5", "pathexpand",
    "plantimestamp", "rsadecrypt", "sha1", "sha256", "sha512", "timestamp", "uuid", "uuidv5",
  ]

  private static func call(
    _ function: TerraformFunction,
    named name: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue {
    let signature = function.signature
    do throws(CallInterruption) {
      let arguments = try signature.accept(arguments)
      if let unknown = arguments.blockingUnknown(signature) {
        return .unknown(signature.unknownResult(unknown.reason))
      }
      return try function.result(arguments)
    } catch {
      switch error {
      case .failure(let message): throw EvaluationError("'\(name)': \(message)")
      case .unknown(let reason): return .unknown(signature.unknownResult(reason))
      case .notEvaluated: return .unknown(signature.unknownResult(.function(name)))
      }
    }
  }

  /// Computes the result of a call whose arguments have the types of the signature.
  private func result(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    switch self {
    case .abs, .ceil, .floor, .log, .max, .min, .parseint, .pow, .signum, .sum:
      try numericResult(arguments)
    case .chomp, .endswith, .indent, .join, .lower, .replace, .split, .startswith, .strcontains,
      .strrev, .substr, .title, .trim, .trimprefix, .trimspace, .trimsuffix, .upper, .basename,
      .dirname:
      try textResult(arguments)
    case .format, .formatlist: try formatResult(arguments)
    case .regex, .regexall: try regexResult(arguments)
    case .alltrue, .anytrue, .coalesce, .coalescelist, .contains, .element, .index, .keys, .length,
      .lookup, .one, .values:
      try selectionResult(arguments)
    case .chunklist, .compact, .concat, .distinct, .flatten, .matchkeys, .merge, .range, .reverse,
      .slice, .sort, .transpose, .zipmap:
      try collectionResult(arguments)
    case .setintersection, .setproduct, .setsubtract, .setunion: try setResult(arguments)
    case .base64decode, .base64encode, .csvdecode, .jsondecode, .jsonencode, .textdecodebase64,
      .textencodebase64, .urlencode, .yamldecode:
      try encodingResult(arguments)
    case .formatdate, .timeadd, .timecmp: try dateResult(arguments)
    case .cidrhost, .cidrnetmask, .cidrsubnet, .cidrsubnets: try networkResult(arguments)
    case .ephemeralasnull, .nonsensitive, .sensitive, .tobool, .tolist, .tomap, .tonumber, .toset,
      .tostring:
      try typeResult(arguments)
    }
  }
}

/// The reason why a call has no known result.
enum CallInterruption: Error {
  /// Terraform refuses the call, with the problem.
  case failure(String)
  /// The result depends on an unknown value.
  case unknown(Undecided)
  /// The arguments need more than this tool implements.
  case notEvaluated
}

/// The limits of results.
enum CallLimits {
  /// The maximum number of elements of a collection.
  static let elements = 100_000

  /// The maximum length of a text in bytes.
  static let bytes = 4_194_304
}
