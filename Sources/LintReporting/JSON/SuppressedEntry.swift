internal import LintDiagnostics

/// The JSON object of a suppressed finding, with the member `suppression`.
struct SuppressedEntry: Encodable {
  private let suppressed: SuppressedDiagnostic

  init(_ suppressed: SuppressedDiagnostic) {
    self.suppressed = suppressed
  }

  private enum CodingKeys: CodingKey {
    case suppression
  }

  private struct SuppressionEntry: Encodable {
    let suppression: Suppression

    private enum CodingKeys: CodingKey {
      case form, reason, until
    }

    func encode(to encoder: any Encoder) throws {
      try PlaceEntry(suppression.place).encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(suppression.form.rawValue, forKey: .form)
      try container.encode(suppression.reason, forKey: .reason)
      try container.encode(suppression.until?.description, forKey: .until)
    }
  }

  func encode(to encoder: any Encoder) throws {
    try FindingEntry(suppressed.diagnostic).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(
      SuppressionEntry(suppression: suppressed.suppression),
      forKey: .suppression,
    )
  }
}
