internal import CloudFormation
internal import LintDiagnostics
internal import LintModel
internal import LintText
internal import Pulumi

extension Extraction {
  /// Finds the lines of the program that generated a document, and the suppressions in it, neither of
  /// which changes a verdict.
  mutating func locate(
    in file: SourceFile,
    _ lines: LineIndex,
    _ sources: (any SourceProvider)?,
  ) {
    guard !caches.isEmpty, let sources else { return }
    if kind == .preview || kind == .state {
      guard var program = ProgramLines(around: file, sources) else { return }
      return program.locate(&self, in: file.text)
    }
    guard var assembly = CloudAssembly(around: file, sources) else { return }
    assembly.locate(&self, lines)
  }
}
