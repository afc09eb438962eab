package import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

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

  package func mention(in search: CacheSearch) -> Mention {
    guard !isRefusing else { return .none }
    return AccountForm.isNamed(in: search.text) ? .certain : .none
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
    var others: [Node] = []
    for document in documents.all {
      guard let root = document.root else { continue }
      let found = Self.extractions(of: root, others: &others)
      if !found.isEmpty, let repeated = document.mappingsWithRepeatedKeys.first {
        extractions.append(
          Extraction(
            kind: nil,
            remarks: [
              AccountReader.unreadable(
                "a key is written twice, which no AWS command does",
                repeated
              )
            ]
          )
        )
      } else {
        extractions += found
      }
    }
    extractions += Self.remarks(on: others, isNamed: file.isNamed, isPart: !extractions.isEmpty)
    let error = file.isNamed || AccountForm.begins(file.text) ? documents.error : nil
    guard !extractions.isEmpty || error != nil && mention == .certain else { return nil }
    return .read(extractions, lines, error: error)
  }

  package func refuse(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    guard !isRefusing, !file.isNamed, AccountForm.isProbable(file.text),
      let start = file.text.bytes.firstIndex(where: { !$0.isASCIISpace })
    else { return nil }
    let remark = Self.wrongDocument("this may list caches, in a form that is not read", start)
    return .read([Extraction(kind: nil, remarks: [remark])], LineIndex(file.text))
  }

  package func mayBeOutput(_ file: SourceFile) -> Bool { !isRefusing }

  /// Reads the outputs in a document.
  ///
  /// - Parameter others: gets the other parts.
  private static func extractions(of root: Node, others: inout [Node]) -> [Extraction] {
    // `jq -s` makes a list of several outputs.
    let roots = root.kind == .sequence ? root.elements : [root]
    var extractions: [Extraction] = []
    for root in roots {
      let forms = AccountForm.all(in: root)
      if forms.isEmpty { others.append(root) }
      extractions += forms.map { AccountReader($0).extraction(of: root) }
    }
    return extractions
  }

  /// Returns remarks on the parts of an input that list no caches.
  ///
  /// - Parameter isPart: whether other parts do.
  private static func remarks(on others: [Node], isNamed: Bool, isPart: Bool) -> [Extraction] {
    let remarks = others.compactMap { other -> Remark? in
      if isNamed, let error = CommandError(other) { return error.remark }
      return isPart
        ? wrongDocument("this part lists no caches that can be judged", other.range.lowerBound)
        : nil
    }
    return remarks.map { Extraction(kind: nil, remarks: [$0]) }
  }

  private static func wrongDocument(_ message: String, _ start: Int) -> Remark {
    Remark(
      .wrongDocument,
      message,
      help: "use the output exactly as it was printed, without --query",
      at: start..<start,
    )
  }

  // MARK: Refusal

  /// Refuses a named input that lists caches that run; returns nil for any other.
  private func refused(_ file: SourceFile) -> DialectReading? {
    guard file.isNamed, AccountForm.begins(file.text),
      let root = AccountDocuments(file.text).all.first?.root,
      AccountForm.all(in: root).first?.command != nil
    else { return nil }
    let remark = Remark(
      .wrongDocument,
      "this lists caches that run, and declares none",
      help: "audit them: lint audit FILE",
      atStartOf: root,
    )
    return .read([Extraction(kind: nil, remarks: [remark])], LineIndex(file.text))
  }
}
