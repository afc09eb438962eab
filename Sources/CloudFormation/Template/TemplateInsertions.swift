internal import LintSyntax
internal import LintText

/// The macros that may insert entries into the sections of a template at deployment: `AWS::Include`
/// anywhere but in `Parameters`, and macros that process the template as a whole.
struct TemplateInsertions {
  private let root: Node

  /// The macro that may insert any section.
  private let whole: Text?

  /// The names of resources, to which a `Ref` may refer; empty where no section may be inserted.
  private let resources: Set<Text>

  /// - Parameter transforms: the macros that process the template as a whole.
  init(_ root: Node, transforms: [Node], resources: [TemplateEntry]) {
    self.root = root
    let all = transforms + [root["Fn::Transform"]].compactMap(\.self)
    whole = all.map(Self.name(of:)).first { !Self.insertsNothing($0) }
    self.resources = whole == nil ? [] : Set(resources.map(\.name))
  }

  /// The macro that may insert a condition, or nil if every condition is written.
  var inConditions: Text? { whole ?? Self.macro(in: root["Conditions"]) }

  /// Returns the macro that may insert the parameter or resource of a name, or nil if none may.
  func parameter(_ name: Text) -> Text? { resources.contains(name) ? nil : whole }

  /// Returns the macro that may insert a value of a mapping, or nil if every value is written.
  ///
  /// - Parameter path: the name of the mapping and its keys.
  func inMapping(_ path: [Text]) -> Text? {
    var node = root["Mappings"]
    var macro = whole ?? Self.macro(in: node)
    for key in path.dropLast() where macro == nil {
      node = node?.entries.first { $0.key.typedText == key }?.value
      macro = Self.macro(in: node)
    }
    return macro
  }

  /// Returns the name of the macro that inserts entries into a mapping, or nil if none does.
  static func macro(in mapping: Node?) -> Text? { mapping?["Fn::Transform"].map(name(of:)) }

  /// Returns the name of the macro in a transform, in the form of `Transform` or of
  /// `Fn::Transform`.
  static func name(of transform: Node) -> Text {
    transform.text ?? transform["Name"]?.text ?? "Fn::Transform"
  }

  /// Whether a macro of AWS inserts no parameters, conditions or mappings.
  static func insertsNothing(_ macro: Text) -> Bool {
    switch macro {
    case "AWS::LanguageExtensions", "AWS::Serverless-2016-10-31", "AWS::CodeDeployBlueGreen": true
    default: macro.hasPrefix("AWS::SecretsManager-")
    }
  }
}
