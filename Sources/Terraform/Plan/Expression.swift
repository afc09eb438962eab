internal import LintText

/// An expression in the `configuration` of a plan (Terraform
/// `internal/command/jsonconfig/expression.go`).
struct Expression: Decodable {
  /// A literal value, null included; nil if the expression is no literal.
  let constant: JSONValue?

  /// What it refers to: `var.days`, `each.value.limit`, `aws_ssm_parameter.x.value`.
  ///
  /// Nil if nothing; then it is a literal or calls functions only.
  let references: [Text]?

  enum CodingKeys: String, CodingKey {
    case constant = "constant_value"
    case references
  }

  init(from decoder: any Decoder) throws {
    // Of a nested block the plan lists expressions in expressions; none of ours is one.
    guard let container = try? decoder.container(keyedBy: CodingKeys.self) else {
      constant = .container
      references = nil
      return
    }
    constant =
      container.contains(.constant)
      ? try container.decode(JSONValue.self, forKey: .constant) : nil
    references = try container.decodeIfPresent([Text].self, forKey: .references)
  }
}
