internal import LintDiagnostics

/// A place in SARIF.
struct SARIFLocation: Encodable {
  let id: Int?
  let message: SARIFText?
  let physicalLocation: PhysicalLocation
  let logicalLocations: [LogicalLocation]?

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region
  }

  struct ArtifactLocation: Encodable {
    let uri: String
    let uriBaseId: String?
  }

  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
  }

  struct LogicalLocation: Encodable {
    let name: String
    let kind: String
  }

  /// The name of the folder that relative addresses resolve against.
  static let baseID = "%SRCROOT%"

  init(
    _ place: Place,
    id: Int? = nil,
    message: String? = nil,
    of resource: ResourceIdentity? = nil,
    in report: Report,
  ) {
    self.id = id
    self.message = message.map { SARIFText($0) }
    let range = FirstLineRange(place)
    physicalLocation = PhysicalLocation(
      artifactLocation: ArtifactLocation(path: report.repositoryPath(of: place)),
      region: Region(
        startLine: range.line,
        startColumn: range.columns.start,
        endLine: range.line,
        endColumn: range.columns.end,
      ),
    )
    logicalLocations = resource.map { [LogicalLocation(name: $0.id, kind: "resource")] }
  }
}

extension SARIFLocation.ArtifactLocation {
  /// Creates an artifact location; an absolute path becomes a `file:` URI without a base.
  init(path: String) {
    let encoded = Self.percentEncoded(path)
    let isAbsolute = path.hasPrefix("/")
    uri = isAbsolute ? "file://\(encoded)" : encoded
    uriBaseId = isAbsolute ? nil : SARIFLocation.baseID
  }

  /// Returns the path as a relative reference of RFC 3986.
  ///
  /// Escapes everything but letters, digits, `-._~`, and slashes; even the colon, since the text
  /// before the first colon would be a scheme.
  private static func percentEncoded(_ path: String) -> String {
    path.replacingScalars { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": nil
      default:
        String(scalar).utf8.map { byte in
          "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        .joined()
      }
    }
  }
}
