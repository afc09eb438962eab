internal import LintDiagnostics
internal import LintText

/// A problem in SARIF.
struct SARIFResult: Encodable {
  let ruleId: String
  let ruleIndex: Int?
  let level: String
  let message: SARIFText
  let locations: [SARIFLocation]
  let relatedLocations: [SARIFLocation]?

  /// The way of a value from where it is written to where it is used; nil where both are the same.
  let codeFlows: [SARIFCodeFlow]?

  /// The edits that make the problem go away.
  let fixes: [SARIFFix]?

  /// Identifies the problem when lines move.
  let partialFingerprints: Fingerprints?

  let properties: Properties?

  /// The suppressions that accept the problem; nil if it is open.
  let suppressions: [Acceptance]?

  /// A suppression in the source (a comment or a metadata entry) or outside it (configuration,
  /// baseline).
  struct Acceptance: Encodable {
    let kind: Kind
    let status = "accepted"
    let justification: String?
    let location: SARIFLocation?

    enum Kind: String, Encodable {
      case inSource
      case external
    }

    static let baseline = Acceptance(
      kind: .external,
      justification: "in the baseline",
      location: nil,
    )
  }

  struct Fingerprints: Encodable {
    /// The hash by which GitHub recognizes the line; nil for a file outside the repository.
    let primaryLocationLineHash: String?

    /// The resource with its input, of which several may be shown at one line.
    let resource: String?

    private enum CodingKeys: String, CodingKey {
      case primaryLocationLineHash
      case resource = "resource/v1"
    }

    init?(_ diagnostic: Diagnostic, in report: Report) {
      let place = diagnostic.place
      primaryLocationLineHash =
        report.repositoryFiles[Text(place.path)]?
        .lineHashes[place.range.lowerBound.line]
      resource = diagnostic.resource.map { resource in
        "\(report.repositoryPath(ofInput: diagnostic.inputPath)):\(resource.lastingID)"
      }
      if primaryLocationLineHash == nil, resource == nil { return nil }
    }
  }

  struct Properties: Encodable {
    /// The parameter values for which the problem occurs.
    let scenario: [String: String]
  }

  /// The number of related locations that GitHub shows.
  private static let relatedLimit = 100

  init(_ suppressed: SuppressedDiagnostic, ruleIndex: Int?, in report: Report) {
    let suppression = suppressed.suppression
    self.init(
      suppressed.diagnostic,
      ruleIndex: ruleIndex,
      in: report,
      suppressions: [
        Acceptance(
          kind: suppression.form == .configuration ? .external : .inSource,
          justification: suppression.reason,
          location: SARIFLocation(suppression.place, in: report),
        )
      ],
    )
  }

  init(
    _ diagnostic: Diagnostic,
    ruleIndex: Int?,
    in report: Report,
    suppressions: [Acceptance]? = nil,
  ) {
    self.suppressions = suppressions
    let place = diagnostic.place
    ruleId = diagnostic.rule
    self.ruleIndex = ruleIndex
    level = diagnostic.severity.rawValue
    message = SARIFText(diagnostic.message)
    locations = [SARIFLocation(place, of: diagnostic.resource, in: report)]
    let related = diagnostic.related.prefix(Self.relatedLimit).enumerated().map { index, related in
      SARIFLocation(related.place, id: index + 1, message: related.message, in: report)
    }
    relatedLocations = related.isEmpty ? nil : related
    codeFlows = SARIFCodeFlow(diagnostic, in: report).map { [$0] }
    fixes = diagnostic.fix.flatMap { SARIFFix($0, in: report) }.map { [$0] }
    partialFingerprints = Fingerprints(diagnostic, in: report)
    properties = diagnostic.scenario.map { Properties(scenario: $0) }
  }
}
