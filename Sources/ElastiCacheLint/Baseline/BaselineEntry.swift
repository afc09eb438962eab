public import LintDiagnostics
public import LintText

/// A finding as a baseline keeps it: what it is about, and how bad it was.
///
/// There is no line in it, nor a message: what does not make a finding another one must not change a
/// baseline.
public struct BaselineEntry: Sendable, Hashable {
  /// The path of the input, with `/` between its parts, as the keeper of the baseline counts it.
  @Bytewise public private(set) var path: String

  /// The logical ID or address of the resource; nil where the finding is about none.
  @Bytewise public private(set) var resource: String?

  /// The name of the rule.
  @Bytewise public private(set) var rule: String

  /// How bad it was.
  public let severity: Severity

  /// Makes an entry of its parts.
  package init(path: String, resource: String?, rule: String, severity: Severity) {
    self.path = path
    self.resource = resource
    self.rule = rule
    self.severity = severity
  }

  init(_ diagnostic: Diagnostic, path: String) {
    self.init(
      path: path,
      resource: diagnostic.resource?.id,
      rule: diagnostic.rule,
      severity: diagnostic.severity,
    )
  }
}

extension BaselineEntry: Comparable {
  /// Orders entries by path, resource, rule and severity; what is about no resource comes first.
  public static func < (left: Self, right: Self) -> Bool {
    let (leftTexts, rightTexts) = (left.texts, right.texts)
    if leftTexts == rightTexts { return left.severity < right.severity }
    return leftTexts.lexicographicallyPrecedes(rightTexts)
  }

  private var texts: [Text] { [Text(path), Text(resource ?? ""), Text(rule)] }
}
