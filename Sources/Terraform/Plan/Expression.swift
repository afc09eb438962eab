internal import LintText

/// An expression in the `configuration` of a plan (Terraform
/// `internal/command/jsonconfig/expression.go`).
struct Expression: Decodable {
  /// A literal value, including null; nil if the expression isn't a literal.
  let constant: JSONValue?

  /// The references: `var.days`, `each.value.limit`, `aws_ssm_parameter.x.value`.
  ///
  /// Nil if it has no references: it is a literal or only calls functions.
  let references: [Text]?

  enum CodingKeys: String, CodingKey {
    case constant = "constant_value"
    case references
  }

  init(from decoder: any Decoder) throws {
    // The plan lists a nested block as expressions in expressions; no attribute read here is one.
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
