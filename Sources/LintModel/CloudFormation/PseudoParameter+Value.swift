extension PseudoParameter {
  /// Why a pseudo parameter cannot have a value, as a phrase; nil if it can, or the name is another.
  package static func refusal(of value: String, for name: String) -> String? {
    switch PseudoParameter(rawValue: name) {
    case .region where !isRegion(value): "is not a region, such as eu-central-1"
    case .accountID where !isAccount(value): "is not an account ID, which has 12 digits"
    case .noValue: "cannot be given: 'AWS::NoValue' has no value"
    case .region, .accountID, .notificationARNs, .partition, .stackID, .stackName, .urlSuffix, nil:
      nil
    }
  }

  /// Whether a name has the form of regions: `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`.
  private static func isRegion(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (3...5).contains(parts.count), let number = parts.last else { return false }
    return (2...4).contains(parts[0].count) && (1...2).contains(number.count)
      && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && parts.dropLast().allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      }
  }

  private static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The names of those that can be given a value.
  package static let givableNames: [String] = [
    accountID, notificationARNs, partition, region, stackID, stackName, urlSuffix,
  ]
  .map(\.rawValue)
}
