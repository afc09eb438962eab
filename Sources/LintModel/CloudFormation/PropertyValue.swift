internal import LintDiagnostics
internal import LintSyntax

/// What a property would be at deployment, as far as the template tells.
enum PropertyValue {
  /// The property is not there.
  case absent
  /// The property is removed by `AWS::NoValue`.
  case noValue
  /// A value.
  case scalar(ScalarValue, isSecret: Bool)
  /// A list or a mapping where a single value is expected.
  case container(Node.Kind)
  /// Whatever a parameter without default is given.
  case anyValue(of: Parameter)
  /// Not known before the deployment.
  case undecided(Undecided)
}

/// A property with the place where its value is written, and what explains it.
struct Property {
  let value: PropertyValue

  /// Where the value is written; nil if it is not.
  let node: Node?

  /// Where else to look.
  var explanations: [(message: String, node: Node)] = []
}
