internal import CloudFormation
internal import LintDiagnostics
internal import LintModel
internal import LintText

extension Extraction {
  /// Finds the lines of the program that generated a template, and the suppressions in it.
  ///
  /// Neither changes a verdict.
  mutating func locate(
    in file: SourceFile,
    _ lines: LineIndex,
    _ sources: (any SourceProvider)?,
  ) {
    guard !caches.isEmpty, let sources,
      var assembly = CloudAssembly(around: file, sources)
    else { return }
    assembly.locate(&self, lines)
  }
}
