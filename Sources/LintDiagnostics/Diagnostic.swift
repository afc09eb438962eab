public import LintText

/// One problem, at one place, in one input.
///
/// Syntax errors, remarks and findings are all of this one kind, so that every output format,
/// threshold and order treats them alike.
public struct Diagnostic: Sendable, Hashable {
  /// The name of the rule that speaks, such as `backups-off`.
  @Bytewise public private(set) var rule: String

  /// How bad it is.
  public let severity: Severity

  /// What is wrong: one line, lower case, no full stop, no advice.
  @Bytewise public private(set) var message: String

  /// What to do about it: one line.
  @Bytewise public private(set) var help: String?

  /// Where it is.
  public let place: Place

  /// The path of the input that it is about.
  ///
  /// Another one than that of its place where a plan is shown in the configuration it was made of.
  @Bytewise public private(set) var inputPath: String

  /// Other places that explain this one.
  public let related: [RelatedPlace]

  /// The resource that it is about, if it is about one.
  public let resource: ResourceIdentity?

  /// The parameter values under which it holds, or nil where it holds by default.
  public let scenario: [String: String]?

  /// What it has in common with the other instances of one resource block that have the same
  /// problem; nil if it stands alone.
  ///
  /// Formats for people show diagnostics of one cause as one; those for programs show all.
  @Bytewise package private(set) var cause: String?

  /// Makes a diagnostic of its parts.
  ///
  /// - Parameter inputPath: nil where it is about the input in which it is.
  package init(
    rule: String,
    severity: Severity,
    message: String,
    help: String? = nil,
    place: Place,
    inputPath: String? = nil,
    related: [RelatedPlace] = [],
    resource: ResourceIdentity? = nil,
    scenario: [String: String]? = nil,
    cause: String? = nil,
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.help = help
    self.place = place
    self.inputPath = inputPath ?? place.path
    self.related = related
    self.resource = resource
    self.scenario = scenario
    self.cause = cause
  }
}

extension Diagnostic {
  /// The name of the rule that speaks of inputs that could not be read.
  package static let unreadableRule = "unreadable"

  /// Whether it says that an input could not be read, so that the run as a whole has failed.
  public var isUnreadable: Bool { rule == Self.unreadableRule }
}

extension Diagnostic: Comparable {
  /// Orders diagnostics by path, place, rule and message, so that no output depends on the order
  /// in which inputs were read.
  public static func < (left: Self, right: Self) -> Bool {
    let (leftPath, rightPath) = (Text(left.place.path), Text(right.place.path))
    if leftPath != rightPath { return leftPath < rightPath }
    let (leftRange, rightRange) = (left.place.range, right.place.range)
    if leftRange.lowerBound != rightRange.lowerBound {
      return leftRange.lowerBound < rightRange.lowerBound
    }
    if leftRange.upperBound != rightRange.upperBound {
      return leftRange.upperBound < rightRange.upperBound
    }
    return left.tieBreakers.lexicographicallyPrecedes(right.tieBreakers)
  }

  /// What tells diagnostics of one place apart.
  private var tieBreakers: [Text] {
    let values = (scenario ?? [:]).map { (Text($0.key), $0.value) }.sorted { $0.0 < $1.0 }
    let strings =
      [rule, message, severity.rawValue, help ?? "", resource?.id ?? "", resource?.type ?? ""]
      + [scenario == nil ? "" : "scenario"]
      + values.flatMap { [$0.string, $1] }
      + related.flatMap { [$0.message, $0.place.path, $0.place.range.lowerBound.description] }
    return strings.map { Text($0) }
  }
}
