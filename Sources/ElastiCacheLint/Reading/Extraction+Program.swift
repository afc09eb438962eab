internal import CloudFormation
internal import Kubernetes
internal import LintDiagnostics
internal import LintModel
internal import LintText

extension Extraction {
  /// Finds the lines of the program that generated a document, and the suppressions in it, neither of
  /// which changes a verdict, and marks manifests that are patches.
  mutating func locate(
    in file: SourceFile,
    _ lines: LineIndex,
    _ sources: (any SourceProvider)?,
  ) {
    markPatches(in: file, sources)
    guard !caches.isEmpty, let sources else { return }
    guard var assembly = CloudAssembly(around: file, sources) else { return }
    assembly.locate(&self, lines)
  }
}
