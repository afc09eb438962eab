public import LintDiagnostics

extension Rules {
  /// The guides of all rules, in the order of `descriptions`.
  ///
  /// A rule without an article fails `GuideTests`.
  public static let guides: [RuleGuide] = descriptions.map {
    RuleGuide($0, markdown: RuleArticles.texts[$0.name] ?? "")
  }
}
