public import LintDiagnostics
internal import LintSyntax

/// A file that gives values to parameters, in one of the forms that deployments use.
///
/// - A list of `{"ParameterKey": …, "ParameterValue": …}`, as `aws cloudformation create-stack`
///   takes it, or of `"Name=Value"`, as `aws cloudformation deploy` takes it.
/// - An object with the parameters as its members.
/// - An object whose member `Parameters` has them, as CodePipeline and `.deploy` files have it.
///
/// Each may be JSON or YAML.
public enum ParameterFile {
  /// Reads the values of a file.
  ///
  /// - Throws: ``ParameterFileError`` for text that cannot be read, or that has no such form.
  public static func values(in text: SourceText) throws(ParameterFileError) -> ParameterValues {
    let reading = TemplateReader().read(text)
    let lines = LineIndex(text)
    if let error = reading.error {
      throw ParameterFileError(message: error.message, range: lines.range(error.range))
    }
    guard let root = reading.documents.first?.root else {
      throw ParameterFileError(message: "there is nothing in it", range: .start ..< .start)
    }
    do throws(Malformed) {
      return try values(root)
    } catch {
      throw ParameterFileError(message: error.message, range: lines.range(error.node.range))
    }
  }

  private struct Malformed: Error {
    let message: String
    let node: Node
  }

  private static func values(_ root: Node) throws(Malformed) -> ParameterValues {
    var values = ParameterValues()
    switch root.kind {
    case .sequence:
      for element in root.elements {
        if let (name, value) = try pair(element) { values[name] = value }
      }
    case .mapping:
      let members = root["Parameters"].flatMap { $0.kind == .mapping ? $0 : nil } ?? root
      for entry in members.entries {
        guard let name = entry.key.text else {
          throw Malformed(message: "expected the name of a parameter", node: entry.key)
        }
        values[name] = try text(entry.value)
      }
    case .scalar:
      throw Malformed(message: "expected a list or an object of parameters", node: root)
    }
    return values
  }

  private static func pair(_ element: Node) throws(Malformed) -> (Text, Text)? {
    if let text = element.text {
      guard let (name, value) = text.split(atFirst: UInt8(ascii: "=")) else {
        throw Malformed(message: "expected 'Name=Value'", node: element)
      }
      return (name, value)
    }
    guard let name = element["ParameterKey"]?.text else {
      throw Malformed(message: "expected an object with a 'ParameterKey'", node: element)
    }
    // With `UsePreviousValue` the value is one that only the deployed stack knows.
    guard let value = element["ParameterValue"] else { return nil }
    return (name, try text(value))
  }

  /// A value as the text that CloudFormation would be given.
  private static func text(_ node: Node) throws(Malformed) -> Text {
    if let text = passedText(node), node.scalarValue != .null { return text }
    let parts = node.elements.compactMap(passedText)
    guard node.kind == .sequence, parts.count == node.elements.count else {
      throw Malformed(message: "expected a value or a list of values", node: node)
    }
    return parts.joined(separator: ",")
  }

  /// The text that a tool passes on: of YAML what it makes of a value, of JSON the value as written.
  private static func passedText(_ node: Node) -> Text? {
    node.document.isJSON ? node.text : node.typedText
  }
}
