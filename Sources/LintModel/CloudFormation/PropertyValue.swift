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
