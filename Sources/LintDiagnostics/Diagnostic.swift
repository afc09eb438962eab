public import LintText

/// One problem, at one location, in one input.
///
/// Syntax errors, remarks and findings are all diagnostics, so every output format, threshold and
/// order treats them alike.
public struct Diagnostic: Sendable, Hashable {
  /// The name of the rule that reports it, such as `backups-off`.
  @Bytewise public private(set) var rule: String

  /// The severity of the problem.
  public private(set) var severity: Severity

  /// The problem: one line, lowercase, without a period or advice.
  @Bytewise public private(set) var message: String

  /// The suggested fix: one line.
  @Bytewise public private(set) var help: String?

  /// The advice where no edit is offered because it was found unsound; nil if none was, or if no
  /// edits were looked for.
  @Bytewise package var helpWithoutEdit: String?

  /// The location of the problem.
  public let place: Place

  /// The path of the input that the diagnostic is about.
  ///
  /// Differs from the path of ``place`` if a plan is shown in the configuration that it was made
  /// from.
  @Bytewise public private(set) var inputPath: String

  /// Other locations that explain this one.
  public let related: [RelatedPlace]

  /// The resource that the diagnostic is about, if any.
  public let resource: ResourceIdentity?

  /// The parameter values under which the problem occurs, or nil if it occurs by default.
  public let scenario: [String: String]?

  /// The cause shared by the instances of one resource block that have the same problem; nil for a
  /// problem that is not shared.
  ///
  /// Formats for people show diagnostics with the same cause as one; those for programs show all.
  @Bytewise package private(set) var cause: String?

  /// The change that would resolve the problem; nil if it is unknown.
  package let intent: FixIntent?

  /// The suppressions that would accept it, but are refused.
  package var refused: [RefusedSuppression] = []

  /// Edits that resolve the problem; nil without sound ones.
  public package(set) var fix: Fix?

  /// Creates a diagnostic from its parts.
  ///
  /// - Parameter inputPath: nil if it is about the input in which it is located.
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
    intent: FixIntent? = nil,
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
    self.intent = intent
  }
}

extension Diagnostic {
  /// Returns the same problem with another severity.
  package func with(_ severity: Severity) -> Diagnostic {
    var diagnostic = self
    diagnostic.severity = severity
    return diagnostic
  }

  /// The advice where a program wrote the file.
  package static let helpForGenerated =
    "change the program that wrote this file, which would write it again"

  /// Advises to change the program that wrote the file, unless it does already.
  package mutating func adviseOnProgram() {
    guard let help else {
      help = Self.helpForGenerated
      return
    }
    if !help.contains("program") { self.help = "\(help); \(Self.helpForGenerated)" }
  }

  /// The name of the rule that reports inputs that could not be read.
  package static let unreadableRule = "unreadable"

  /// Whether it reports an input that could not be read, so that the run as a whole has failed.
  public var isUnreadable: Bool { rule == Self.unreadableRule }
}

extension Diagnostic: Comparable {
  /// Orders diagnostics by path, location, rule and message, so that no output depends on the order
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

  /// The values that order diagnostics at the same location.
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
