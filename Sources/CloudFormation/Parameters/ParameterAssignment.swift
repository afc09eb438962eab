internal import LintSyntax
internal import LintText

/// A value that a file gives to a parameter.
struct ParameterAssignment {
  let name: Text
  let value: Value

  /// The location of the value, in byte offsets.
  let range: Range<Int>

  enum Value: Hashable {
    /// The text that CloudFormation would be given.
    case text(Text)
    /// A value that is known only at deployment, with the reason.
    case unknown(String)
  }
}

/// A part of a parameter file that gives no values.
struct MalformedParameters: Error {
  let message: String
  let range: Range<Int>

  /// Whether the file has one of the accepted forms, and its values contradict one another.
  var hasAcceptedForm = false
}

extension MalformedParameters {
  init(_ message: String, at node: Node) {
    self.init(message: message, range: node.range)
  }
}

extension ParameterAssignment {
  /// Reads a list of `Name=Value`, or of objects with a `ParameterKey`.
  static func list(_ list: Node) throws(MalformedParameters) -> [ParameterAssignment] {
    var assignments: [ParameterAssignment] = []
    for element in list.elements { assignments.append(try pair(element)) }
    return assignments
  }

  /// Reads an object with parameters as its members.
  static func members(_ mapping: Node) throws(MalformedParameters) -> [ParameterAssignment] {
    var assignments: [ParameterAssignment] = []
    for entry in mapping.entries {
      guard let name = entry.key.text else {
        throw MalformedParameters("expected the name of a parameter", at: entry.key)
      }
      assignments.append(try ParameterAssignment(name, entry.value))
    }
    return assignments
  }

  private static func pair(_ element: Node) throws(MalformedParameters) -> ParameterAssignment {
    if let text = element.text {
      guard let assignment = ParameterAssignment(text, range: element.range) else {
        throw MalformedParameters("expected 'Name=Value'", at: element)
      }
      return assignment
    }
    guard let name = element["ParameterKey"]?.text else {
      throw MalformedParameters("expected an object with a 'ParameterKey'", at: element)
    }
    if let value = element["ParameterValue"] { return try ParameterAssignment(name, value) }
    // With `UsePreviousValue`, only the deployed stack knows the value.
    return ParameterAssignment(
      name: name,
      value: .unknown("parameter '\(name)' keeps the value that the deployed stack has"),
      range: element.range,
    )
  }

  /// Reads `A=1 B="x y"`, or `ParameterKey=A,ParameterValue=1 …`, split as a shell does.
  static func words(
    _ text: String,
    range: Range<Int>,
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    var assignments: [ParameterAssignment] = []
    for word in ShellWords.words(of: text) {
      guard let assignment = ParameterAssignment(Text(word), range: range) else {
        throw MalformedParameters(message: "expected 'Name=Value'", range: range)
      }
      assignments.append(assignment)
    }
    return assignments
  }

  /// Reads `Name=Value` or `ParameterKey=Name,ParameterValue=Value`.
  private init?(_ text: Text, range: Range<Int>) {
    let prefix = "ParameterKey="
    let separator = ",ParameterValue="
    var pair = text.string
    if pair.hasPrefix(prefix), let border = pair.firstRange(of: separator) {
      pair = "\(pair[..<border.lowerBound].dropFirst(prefix.count))=\(pair[border.upperBound...])"
    }
    guard let (name, value) = Text(pair).split(atFirst: UInt8(ascii: "=")) else { return nil }
    self.name = name
    self.value = .text(value)
    self.range = range
  }

  /// Reads a value: a scalar, or a list that CloudFormation would be given with commas.
  private init(_ name: Text, _ node: Node) throws(MalformedParameters) {
    self.name = name
    range = node.range
    if let tag = node.tag, tag.hasPrefix("!"), tag != "!" {
      value = .unknown("'\(tag)' gives parameter '\(name)' a value only when it is deployed")
    } else if let text = Self.passedText(node), node.scalarValue != .null {
      value =
        text.hasPrefix("$[taskcat_")
        ? .unknown("taskcat generates the value of parameter '\(name)'") : .text(text)
    } else {
      let parts = node.elements.compactMap(Self.passedText)
      guard node.kind == .sequence, parts.count == node.elements.count else {
        throw MalformedParameters("expected a value or a list of values", at: node)
      }
      value = .text(parts.joined(separator: ","))
    }
  }

  /// Returns the text that a tool passes on: a value in YAML as parsed, in JSON as written.
  private static func passedText(_ node: Node) -> Text? {
    node.document.isJSON ? node.text : node.typedText
  }
}

extension Sequence<ParameterAssignment> {
  /// The values by name, to compare those of several deployments.
  var values: [Text: ParameterAssignment.Value] {
    Dictionary(map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
  }
}

/// One of several deployments that a file describes: a test, an environment.
struct ParameterizedDeployment {
  let name: String
  let assignments: [ParameterAssignment]
  let range: Range<Int>

  /// Returns the assignments of the only deployment, or of several that agree.
  ///
  /// - Parameter kind: the term for the deployments in an error.
  static func common(
    _ deployments: [ParameterizedDeployment],
    kind: String,
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    guard let first = deployments.first else { return [] }
    let values = first.assignments.values
    guard let other = deployments.first(where: { $0.assignments.values != values }) else {
      return first.assignments
    }
    let names = deployments.prefix(8).map { "'\($0.name)'" }.joined(separator: ", ")
    throw MalformedParameters(
      message:
        "\(kind) \(names) give different values; write those of one into a file of their own",
      range: other.range,
      hasAcceptedForm: true,
    )
  }
}
