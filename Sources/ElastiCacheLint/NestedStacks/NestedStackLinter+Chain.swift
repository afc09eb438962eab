internal import LintDiagnostics
internal import LintModel
internal import LintText

extension NestedStackLinter.Chain {
  /// Adds where a stack is declared, with the suppressions there.
  mutating func add(
    _ stack: NestedStack,
    _ written: [WrittenSuppression],
    of file: SourceFile,
    _ lines: LineIndex,
  ) {
    guard stack.block == nil else {
      block = stack.block
      suppressions += written
      return
    }
    let range = lines.range(stack.range)
    let declaration = LineRange(range, of: file.path, header: range)
    declarations.append(declaration)
    let passed = Set(
      stack.passedParameters.flatMap { [$0.range] + $0.values.map(\.range) }
        .map { lines.range($0).lowerBound.line }
    )
    suppressions += written.compactMap { written in
      guard Text(written.suppression.place.path) == Text(file.path) else { return nil }
      switch written.target {
      case .resource(range): return written.replacing(.declaration(range))
      case .line(let line), .block(let line), .header(let line), .inside(let line):
        return declaration.lines.contains(line) || passed.contains(line) ? written : nil
      case .resource, .declaration, .file: return nil
      }
    }
  }

  /// Adds to a cache of the innermost template what is known of the stacks that deploy it.
  func complete(_ cache: inout Cache, in child: SourceFile, _ lines: LineIndex) {
    cache.stackPath = ids
    cache.stackLines = declarations
    guard let block else { return }
    if block.isSecret || block.placeholder != nil {
      cache = cache.mappingRetentions { retention in
        if let placeholder = block.placeholder, case .malformed = retention {
          return .undecided(.otherValue("var.\(placeholder)"))
        }
        return block.isSecret ? retention.hidden : retention
      }
    }
    cache.lines = [LineRange(lines.range(cache.range), of: child.path)] + block.lines
    cache.folders = block.folders
  }
}
