package import LintText

/// Reads HCL's native syntax, used by Terraform in `*.tf` files.
///
/// Accepts every file that Terraform can parse, and refuses others, up to ``SyntaxLimits/depth`` for
/// blocks and ``SyntaxLimits/expressionDepth`` for expressions. Every expression becomes a tree.
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
