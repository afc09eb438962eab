package import LintDiagnostics
package import LintModel
internal import LintSyntax
package import LintText

/// Caches that run: the output of AWS commands that describe them, and Terraform states.
package struct AccountDialect: Dialect {
  private let isRefusing: Bool

  /// Creates a dialect.
  ///
  /// - Parameter isRefusing: whether to refuse named inputs, because declarations are judged and not
  ///   caches that run.
  package init(isRefusing: Bool = false) {
    self.isRefusing = isRefusing
  }

  package func mention(in text: SourceText) -> Mention {
    guard !isRefusing else { return .none }
    return AccountForm.keys.contains { text.contains($0) } ? .certain : .none
  }

  package func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    if isRefusing { return refused(file) }
    guard mention == .certain || file.isNamed else { return nil }
    let lines = LineIndex(file.text)
    if let error = CommandError(file.text) {
      return .read([Extraction(kind: nil, remarks: [error.remark])], lines)
    }
    let documents = AccountDocuments(file.text)
    var extractions: [Extraction] = []
    for document in documents.all {
      guard let root = document.root else { continue }
      let found = Self.extractions(of: root, isNamed: file.isNamed)
      if !found.isEmpty, let repeated = document.mappingsWithRepeatedKeys.first {
        extractions.append(Extraction(kind: nil, remarks: [Self.repeatedKeys(in: repeated)]))
      } else {
        extractions += found
      }
    }
    let error = file.isNamed || AccountForm.begins(file.text) ? documents.error : nil
    guard !extractions.isEmpty || error != nil && mention == .certain else { return nil }
    return .read(extractions, lines, error: error)
  }

  package func mayBeOutput(_ file: SourceFile) -> Bool { !isRefusing }

  private static func extractions(of root: Node, isNamed: Bool) -> [Extraction] {
    // `jq -s` makes a list of several outputs.
    let roots = root.kind == .sequence ? root.elements : [root]
    return roots.compactMap { root in
      if isNamed, let error = CommandError(root) {
        return Extraction(kind: nil, remarks: [error.remark])
      }
      return AccountForm(root).map { AccountReader($0).extraction(of: root) }
    }
  }

  private static func repeatedKeys(in mapping: Node) -> Remark {
    Remark(
      .unreadable,
      "a key is written twice, which no AWS command does",
      help: "use the output exactly as it was printed",
      at: mapping.range.lowerBound..<mapping.range.lowerBound,
    )
  }

  // MARK: Refusal

  /// Refuses a named input that lists caches that run; returns nil for any other.
  private func refused(_ file: SourceFile) -> DialectReading? {
    guard file.isNamed, AccountForm.begins(file.text),
      let root = AccountDocuments(file.text).all.first?.root, let form = AccountForm(root),
      form.command != nil
    else { return nil }
    let start = root.range.lowerBound
    let remark = Remark(
      .wrongDocument,
      "this lists caches that run, and declares none",
      help: "audit them: lint audit FILE",
      at: start..<start,
    )
    return .read([Extraction(kind: nil, remarks: [remark])], LineIndex(file.text))
  }
}
