internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The schema of a baseline: its members and their values.
///
/// Rejects everything unknown: a misspelled member could accept findings by accident.
enum BaselineForm {
  /// A violation of the schema.
  struct Mismatch: Error {
    let message: String

    /// The offending node; nil if the file is empty.
    let node: Node?
  }

  static func baseline(_ root: Node?) throws(Mismatch) -> Baseline {
    guard let root else {
      throw Mismatch(message: "there is nothing in it", node: nil)
    }
    let members = try members(of: root, named: ["version", "findings"])
    let version = try required("version", in: members, of: root)
    guard version.scalarValue == .integer(BaselineFile.version) else {
      throw Mismatch(
        message: "'version' must be \(BaselineFile.version)",
        node: version,
      )
    }
    let findings = try required("findings", in: members, of: root)
    guard findings.kind == .sequence else {
      throw Mismatch(message: "'findings' must be a list", node: findings)
    }
    var counts: [BaselineEntry: Int] = [:]
    for element in findings.elements {
      let (entry, count) = try finding(element)
      guard counts.updateValue(count, forKey: entry) == nil else {
        throw Mismatch(message: "this finding is listed twice", node: element)
      }
    }
    return Baseline(counts)
  }

  private static func finding(_ node: Node) throws(Mismatch) -> (BaselineEntry, count: Int) {
    let names: [Text] = ["path", "resource", "rule", "severity", "count"]
    let members = try members(of: node, named: names)
    let severity = try required("severity", in: members, of: node)
    guard let level = severity.stringText.flatMap(Severity.init) else {
      let known = Severity.allCases.map(\.rawValue).joined(separator: ", ")
      throw Mismatch(message: "'severity' must be one of \(known)", node: severity)
    }
    var count = 1
    if let node = members["count"] {
      guard case .integer(let number) = node.scalarValue, number > 0 else {
        throw Mismatch(message: "'count' must be a whole number from 1", node: node)
      }
      count = number
    }
    let entry = BaselineEntry(
      path: try string("path", try required("path", in: members, of: node)),
      resource: try members["resource"].map { (resource) throws(Mismatch) in
        try string("resource", resource)
      },
      rule: try string("rule", try required("rule", in: members, of: node)),
      severity: level,
    )
    return (entry, count)
  }

  // MARK: Parts

  /// Returns the members of an object, all of which must be known.
  private static func members(
    of node: Node,
    named names: [Text],
  ) throws(Mismatch) -> [Text: Node] {
    guard node.kind == .mapping else {
      throw Mismatch(message: "expected an object", node: node)
    }
    var members: [Text: Node] = [:]
    for entry in node.writtenEntries {
      let name = entry.key.text ?? ""
      guard names.contains(name) else {
        let nearest = NearName.of(name.string, in: names.map(\.string))
        let question = nearest.map { "; did you mean '\($0)'?" } ?? ""
        throw Mismatch(message: "unknown member '\(name)'\(question)", node: entry.key)
      }
      guard members.updateValue(entry.value, forKey: name) == nil else {
        throw Mismatch(message: "'\(name)' is written twice", node: entry.key)
      }
    }
    return members
  }

  private static func required(
    _ name: Text,
    in members: [Text: Node],
    of node: Node,
  ) throws(Mismatch) -> Node {
    guard let value = members[name] else {
      throw Mismatch(message: "'\(name)' is missing", node: node)
    }
    return value
  }

  private static func string(_ name: String, _ node: Node) throws(Mismatch) -> String {
    guard let text = node.stringText else {
      throw Mismatch(message: "'\(name)' must be a string", node: node)
    }
    return text.string
  }
}

extension Node {
  /// The content of a string; nil for any other node.
  fileprivate var stringText: Text? {
    if case .text(let text) = scalarValue { text } else { nil }
  }
}
