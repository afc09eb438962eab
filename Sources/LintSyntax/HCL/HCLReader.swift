package import LintText

/// Reads HCL's native syntax, used by Terraform in `*.tf` files.
///
/// Accepts every file that Terraform can parse, up to ``SyntaxLimits/depth``. Outside of brackets
/// and templates it is as strict as Terraform: blocks, attributes, operators, line endings,
/// escapes. Inside of them it is more lenient: strings and brackets must close in order, and tokens
/// must be tokens, but `[1 2]` or an `%{ if }` without its `%{ endif }` is accepted.
///
/// The grammar is that of HCL's native syntax specification; where that is silent, it follows
/// Terraform 1.11.4.
package struct HCLReader {
  /// Creates a reader.
  package init() {}

  /// Reads a text to its end, or throws the first error.
  package func read(_ text: SourceText) throws(SyntaxError) -> HCLFile {
    var parser = try HCLParser(text)
    return try parser.parse()
  }
}
