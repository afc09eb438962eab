internal import LintDiagnostics
package import LintText

extension PseudoParameter {
  /// Returns the reason that a pseudo parameter cannot have a value, as a phrase; nil if it can, or
  /// the name is another.
  package static func refusal(of value: String, for name: String) -> String? {
    switch PseudoParameter(rawValue: Text(name)) {
    case .region where !Region.hasForm(Text(value)):
      nearRegion(value).map { "is not a region; did you mean '\($0)'?" }
        ?? "is not a region, such as eu-central-1"
    case .accountID where !accountID.allows(Text(value)):
      "is not an account ID, which has 12 digits"
    case .noValue: "cannot be given: 'AWS::NoValue' has no value"
    case .region, .accountID, .notificationARNs, .partition, .stackID, .stackName, .urlSuffix, nil:
      nil
    }
  }

  /// Returns the region whose direction is misspelled in a name; nil if more is wrong with it.
  private static func nearRegion(_ text: String) -> String? {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 2,
      let near = NearName.of(parts[parts.count - 2], in: Region.directions.map(\.string))
    else {
      return nil
    }
    parts[parts.count - 2] = near
    let region = parts.joined(separator: "-")
    return Region.hasForm(Text(region)) ? region : nil
  }

  /// The names of the pseudo parameters that can be given a value.
  package static let givableNames: [Text] = [
    accountID, notificationARNs, partition, region, stackID, stackName, urlSuffix,
  ]
  .map(\.rawValue)
}
