public import LintDiagnostics
public import LintText

/// A finding in a baseline: its subject and its severity.
///
/// Lines and messages are not recorded, so that changes that don't affect the identity of a finding
/// don't change the baseline.
public struct BaselineEntry: Sendable, Hashable {
  /// The path of the input, separated by `/`, relative to the base that the owner of the baseline
  /// chooses.
  @Bytewise public private(set) var path: String

  /// The logical ID or address of the resource, after the region and account of one that runs; nil for a finding without one.
  @Bytewise public private(set) var resource: String?

  /// The name of the rule.
  @Bytewise public private(set) var rule: String

  /// The severity when it was recorded.
  public let severity: Severity

  /// Creates an entry.
  package init(path: String, resource: String?, rule: String, severity: Severity) {
    self.path = path
    self.resource = resource
    self.rule = rule
    self.severity = severity
  }

  init(_ diagnostic: Diagnostic, path: String) {
    self.init(
      path: path,
      resource: diagnostic.resource?.lastingID,
      rule: diagnostic.rule,
      severity: diagnostic.severity,
    )
  }
}

extension BaselineEntry: Comparable {
  /// Orders entries by path, resource, rule, and severity; entries without a resource are first.
  public static func < (left: Self, right: Self) -> Bool {
    let (leftTexts, rightTexts) = (left.texts, right.texts)
    if leftTexts == rightTexts { return left.severity < right.severity }
    return leftTexts.lexicographicallyPrecedes(rightTexts)
  }

  private var texts: [Text] { [Text(path), Text(resource ?? ""), Text(rule)] }
}
