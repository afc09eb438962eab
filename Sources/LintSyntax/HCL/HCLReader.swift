package import LintText

/// Reads HCL's native syntax, as Terraform writes `*.tf` files in it.
///
/// Every file that Terraform can parse is accepted, up to ``SyntaxLimits/depth``. What is outside of
/// brackets and templates is checked as Terraform checks it: blocks, attributes, operators, line ends,
/// escapes. Inside of them it is laxer: strings and brackets must close in order, and tokens must
/// be tokens, but `[1 2]` or an `%{ if }` without its `%{ endif }` is accepted.
///
/// The grammar is that of HCL's native syntax specification; where that is silent, Terraform 1.11.4 decided.
package struct HCLReader {
  /// Makes a reader.
  package init() {}

  /// Reads a text to its end, or says where it cannot be HCL.
  package func read(_ text: SourceText) throws(SyntaxError) -> HCLFile {
    var parser = try HCLParser(text)
    return try parser.parse()
  }
}
