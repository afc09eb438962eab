internal import LintModel
internal import LintText

/// Encodes a value as a template in JSON, and records where its parts are written.
///
/// A value that is known only after apply becomes the parameter of a template, so the rest of it is
/// judged.
struct TemplateEncoding {
  private(set) var bytes: [UInt8] = []
  private(set) var locations: TemplateLocations

  /// The parameters for unknown values, with the reasons why these are unknown.
  private(set) var unknown: [(name: Text, reason: Undecided)] = []

  private let files: ConfigurationFiles

  /// The keys that lead to the value.
  private let path: [Text]

  init(_ files: ConfigurationFiles, _ locations: TemplateLocations, at path: [Text] = []) {
    self.files = files
    self.locations = locations
    self.path = path
  }

  /// Encodes a value.
  ///
  /// - Returns: the reason that it is not known what the template declares; nil if that is known.
  mutating func encode(_ value: TerraformValue) -> Undecided? {
    do throws(CallInterruption) {
      var value = try replacingUnknown(in: value, at: path, depth: 0)
      if path.isEmpty, !unknown.isEmpty, var entries = value.entries {
        entries["Parameters"] = declarations(besides: entries["Parameters"]?.entries ?? [:])
        value.content = .object(entries)
      }
      try append(value, depth: 0)
      return nil
    } catch {
      return if case .unknown(let reason) = error { reason } else { .function("jsonencode") }
    }
  }

  /// Returns the `Parameters` of a template with those for unknown values.
  private func declarations(besides written: [Text: TerraformValue]) -> TerraformValue {
    var entries = written
    let declaration = TerraformValue(.object(["Type": .string("String")]))
    for (name, _) in unknown { entries[name] = declaration }
    return TerraformValue(.object(entries))
  }

  // MARK: Unknown values

  /// Whether an unknown value leaves open what the template declares.
  private static func isStructural(_ path: [Text]) -> Bool {
    switch path.first {
    case "Resources": path.count < 4 || path[2] != "Properties" && path[2] != "Metadata"
    case "Outputs", "Metadata", "Description": path.count < 1
    case "Conditions": path.count < 3
    default: true
    }
  }

  private mutating func replacingUnknown(
    in value: TerraformValue,
    at path: [Text],
    depth: Int,
  ) throws(CallInterruption) -> TerraformValue {
    guard depth < TerraformValue.depthLimit else { throw .notEvaluated }
    var result = value
    switch value.content {
    case .null, .boolean, .number, .string: break
    case .unknown(let value):
      guard !Self.isStructural(path) else { throw .unknown(value.reason) }
      let name: Text = "KnownAfterApply\(unknown.count + 1)"
      unknown.append((name, value.reason))
      result.content = .object(["Ref": .string(name)])
    case .tuple(let elements), .list(let elements), .set(let elements):
      var replaced: [TerraformValue] = []
      for element in elements {
        replaced.append(try replacingUnknown(in: element, at: path + [""], depth: depth + 1))
      }
      result.content = .tuple(replaced)
    case .object(let entries), .map(let entries):
      var replaced: [Text: TerraformValue] = [:]
      for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
        replaced[key] = try replacingUnknown(in: entry, at: path + [key], depth: depth + 1)
      }
      result.content = .object(replaced)
    }
    return result
  }

  // MARK: JSON

  private mutating func append(_ value: TerraformValue, depth: Int) throws(CallInterruption) {
    guard depth < TerraformValue.depthLimit, bytes.count <= CallLimits.bytes else {
      throw .notEvaluated
    }
    switch value.content {
    case .null, .unknown, .boolean, .number, .string:
      let start = bytes.count
      bytes += try value.json.utf8
      locate(value, start..<bytes.count, .whole)
    case .tuple(let elements), .list(let elements), .set(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        try append(element, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let entries), .map(let entries):
      bytes.append(UInt8(ascii: "{"))
      for (index, (key, entry)) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        let start = bytes.count
        bytes += try TerraformValue.string(key).json.utf8
        let index = locations.count
        locate(entry, start..<bytes.count, .line)
        bytes.append(UInt8(ascii: ":"))
        let isLocated = locations.count > index
        try append(entry, depth: depth + 1)
        if isLocated { locations.end(part: index, at: bytes.count) }
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Records the location of a value, or of its key, whose line is that where the value begins.
  private mutating func locate(
    _ value: TerraformValue,
    _ content: Range<Int>,
    _ extent: TemplateLocations.Part.Extent,
  ) {
    guard let origin = value.use ?? value.origin else { return }
    locations.add(
      TemplateLocations.Part(
        content: content,
        document: files.document(origin),
        source: origin.range,
        extent: extent,
      )
    )
  }
}
