/// A file in HCL's native syntax, such as a `*.tf` file of Terraform.
///
/// It says what stands where and evaluates nothing. All places are byte offsets.
package struct HCLFile: Sendable {
  /// What the file has outside of any block.
  package let body: HCLBody

  /// The comments of the whole file in order, those inside expressions and templates included.
  package let comments: [HCLComment]
}
