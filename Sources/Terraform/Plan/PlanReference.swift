internal import LintText

/// A reference as a plan lists it: `var.days`, `each.value["a.b"].limit`.
enum PlanReference {
  /// Its names up to the first index; never empty.
  static func names(_ reference: Text) -> [Text] {
    Text(Substring(reference.string).utf8.prefix { $0 != UInt8(ascii: "[") }).split(separator: ".")
  }
}
