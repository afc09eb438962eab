internal import LintDiagnostics

extension SuppressionRequest {
  /// Reads all requests on one line of a comment that concern us.
  ///
  /// - Parameters:
  ///   - line: the text without the signs that begin and end a comment.
  ///   - isFileHead: whether only comments precede it, where KICS searches for requests for the
  ///     whole file.
  static func requests(in line: Substring, isFileHead: Bool) -> [SuppressionRequest] {
    let line = line.drop(while: \.isWhitespace)
    if line.hasPrefix(nativeMarker) {
      return [SuppressionRequest(native: line.dropFirst(nativeMarker.count))]
    }
    if let request = SuppressionRequest(withoutColon: line) { return [request] }
    var requests: [SuppressionRequest] = []
    var foreign = line
    // After requests of other tools, ours begins with another comment sign; elsewhere the text only
    // mentions us.
    if let marker = line.range(of: nativeMarker), Self.isBehindSign(marker, in: line) {
      requests.append(SuppressionRequest(native: line[marker.upperBound...]))
      foreign = line[..<marker.lowerBound]
    }
    return foreignRequests(in: foreign, isFileHead: isFileHead) + requests
  }

  private static func isBehindSign(_ range: Range<Substring.Index>, in line: Substring) -> Bool {
    let before = line[..<range.lowerBound].reversed().drop(while: \.isWhitespace).first
    return before == "#" || before == "/"
  }

  // MARK: Other tools

  /// The marker that begins a request of another tool.
  private enum ForeignMarker: String, CaseIterable {
    case checkov = "checkov:skip="
    case bridgecrew = "bridgecrew:skip="
    case cortex = "cortex:skip="
    case trivy = "trivy:ignore:"
    case tfsec = "tfsec:ignore:"
    case kics = "kics-scan "
  }

  /// Reads the requests on a line, each of which extends to the next.
  private static func foreignRequests(
    in line: Substring,
    isFileHead: Bool,
  ) -> [SuppressionRequest] {
    let markers = ForeignMarker.allCases
      .flatMap { marker in line.places(of: marker.rawValue).map { (marker: marker, range: $0) } }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    let ends = markers.dropFirst().map(\.range.lowerBound) + [line.endIndex]
    return zip(markers, ends).compactMap { marker, end in
      let text = line[marker.range.upperBound..<end].withoutSignsAtEnd
      switch marker.marker {
      case .checkov, .bridgecrew, .cortex: return checkov(text)
      case .trivy, .tfsec: return trivy(text)
      case .kics: return kics(text, isFileHead: isFileHead)
      }
    }
  }

  /// Reads a request for checkov.
  ///
  /// `checkov:skip=CKV_AWS_134:reason`; several checks are separated by commas (checkov
  /// documentation, "Suppressing and Skipping Policies").
  private static func checkov(_ text: Substring) -> SuppressionRequest? {
    let text = text.drop { $0 == " " }
    let checks = text.prefix { $0 != ":" && !$0.isWhitespace }
    guard checks.split(separator: ",").contains("CKV_AWS_134") else { return nil }
    let rest = text.dropFirst(checks.count)
    return SuppressionRequest(.checkov, reason: rest.hasPrefix(":") ? rest.dropFirst() : nil)
  }

  /// The names of trivy's check for automatic backups, and of tfsec's before.
  private static let trivyNames = [
    "aws-elasticache-enable-backup-retention", "avd-aws-0050", "aws-0050",
  ]

  /// Reads a request for trivy or tfsec.
  ///
  /// `trivy:ignore:AVD-AWS-0050:exp:2027-01-31 reason` (trivy documentation, "Filtering"); tfsec
  /// also accepts free text after a colon.
  private static func trivy(_ text: Substring) -> SuppressionRequest? {
    // `[attribute=value]` and `:ws:workspace` restrict it to conditions that are not known here;
    // the former directly follows the name, which then doesn't match.
    let name = text.prefix { $0 != ":" && !$0.isWhitespace }
    guard isTrivyName(name.lowercased()) else { return nil }
    var rest = text.dropFirst(name.count)
    var until: Substring?
    while let section = ["exp", "ws"].first(where: { rest.hasPrefix(":\($0):") }) {
      let value = rest.dropFirst(section.count + 2).prefix { $0 != ":" && !$0.isWhitespace }
      guard section == "exp" else { return nil }
      until = value
      rest = rest[value.endIndex...]
    }
    var request = SuppressionRequest(.trivy, reason: rest.first == ":" ? rest.dropFirst() : rest)
    // A wildcard for every check only concerns backups on the line where trivy would report them.
    if name == "*" { request.reach = .line }
    if let until { request.setUntil(until) }
    return request
  }

  private static func isTrivyName(_ name: String) -> Bool {
    guard name.hasSuffix("*") else { return trivyNames.contains(name) }
    return trivyNames.contains { $0.hasPrefix(name.dropLast()) }
  }

  /// The query "ElastiCache Redis Cluster Without Backup" of KICS, for Terraform.
  private static let kicsQuery = "8fdb08a0-a868-4fdf-9c27-ccab0237f1ab"

  /// Reads a request for KICS.
  ///
  /// `kics-scan ignore-line`, `ignore-block`, and at the head of a file `ignore` and `disable=…`
  /// (KICS documentation, "Running KICS", on comments). Only the last one names a check.
  private static func kics(_ text: Substring, isFileHead: Bool) -> SuppressionRequest? {
    let text = text.drop(while: \.isWhitespace)
    let command = text.prefix { !$0.isWhitespace && $0 != "=" && $0 != ":" }
    let rest = text.dropFirst(command.count)
    var request = SuppressionRequest(.kics, reason: rest.hasPrefix(":") ? rest.dropFirst() : nil)
    switch command {
    case "ignore-line": request.reach = .line
    case "ignore-block": request.reach = .block
    case "ignore" where isFileHead: request.reach = .file
    case "disable" where isFileHead && rest.lowercased().contains(kicsQuery):
      request.reach = .file
    default: return nil
    }
    return request
  }
}

extension Substring {
  /// The text without the sign that begins the comment of the next tool.
  fileprivate var withoutSignsAtEnd: Substring {
    var text = self
    while let last = text.last, last.isWhitespace || last == "#" || last == "/" {
      text.removeLast()
    }
    return text
  }

  /// Returns the first occurrence of a text.
  fileprivate func range(of text: String) -> Range<Index>? { places(of: text).first }

  /// Returns all occurrences of a text, byte for byte.
  ///
  /// The search of the standard library builds a table of characters each time, which took half of
  /// the time for a file with thousands of comments.
  fileprivate func places(of text: String) -> [Range<Index>] {
    guard let initial = text.utf8.first else { return [] }
    var places: [Range<Index>] = []
    var rest = utf8[...]
    while let start = rest.firstIndex(of: initial) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) {
        let end = rest.index(start, offsetBy: text.utf8.count)
        places.append(start..<end)
        rest = rest[end...]
      } else {
        rest = rest.dropFirst()
      }
    }
    return places
  }
}
