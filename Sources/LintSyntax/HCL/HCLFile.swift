/// A file in HCL's native syntax, such as a `*.tf` file of Terraform.
///
/// It records the location of each part and evaluates nothing. All locations are byte offsets.
package struct HCLFile: Sendable {
  /// The attributes and blocks at the top level.
  package let body: HCLBody

  /// The comments of the whole file in order, including those inside expressions and templates.
  package let comments: [HCLComment]
}
