internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

extension SuppressionMetadata {
  /// Returns the suppressions in the `"//"` objects of a JSON configuration: of its resources, its
  /// module calls and the whole file.
  ///
  /// CDKTF also writes these objects. Other tools don't read suppressions there, so only native
  /// ones are read.
  static func suppressions(
    inConfiguration root: Node,
    of file: SourceFile,
    _ lines: LineIndex,
  ) -> [WrittenSuppression] {
    guard file.text.contains("elasticache-lint") else { return [] }
    let metadata = SuppressionMetadata(path: file.path, lines: lines)
    let blocks = HCLBlock.comments(of: root).flatMap { header, comment in
      metadata.written(metadata.native(comment), .declaration(lines.range(header)))
    }
    let objects = root.kind == .sequence ? root.elements : [root]
    return objects.compactMap { $0["//"] }.flatMap { metadata.written(metadata.native($0), .file) }
      + blocks
  }
}
