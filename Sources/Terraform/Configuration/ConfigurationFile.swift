internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// One file of a Terraform configuration.
struct ConfigurationFile {
  let source: SourceFile
  let name: ConfigurationFileName

  let blocks: [HCLBlock]

  /// The suppressions in its comments; in JSON, in its `"//"` objects.
  let suppressions: [WrittenSuppression]

  let lines: LineIndex

  /// Parses a file in either syntax.
  ///
  /// - Throws: ``SyntaxError`` where Terraform could not read it either.
  init(_ source: SourceFile, _ name: ConfigurationFileName) throws(SyntaxError) {
    self.source = source
    self.name = name
    let lines = LineIndex(source.text)
    self.lines = lines
    switch name.syntax {
    case .native:
      let file = try HCLReader().read(source.text)
      blocks = file.body.blocks
      suppressions = SuppressionComments.suppressions(in: file, of: source, lines)
    case .json:
      let reading = JSONReader().read(source.text)
      if let error = reading.error { throw error }
      let root = reading.documents.first?.root
      blocks = root.map(HCLBlock.blocks) ?? []
      suppressions =
        root.map { root in
          SuppressionMetadata.suppressions(inConfiguration: root, of: source, lines)
        } ?? []
    }
  }

  /// Parses a file of variable values in either syntax, as one block without a type.
  ///
  /// - Throws: ``SyntaxError`` where Terraform could not read it either.
  init(valuesIn source: SourceFile, isJSON: Bool) throws(SyntaxError) {
    self.source = source
    name = isJSON ? .json : .native
    lines = LineIndex(source.text)
    let attributes: [HCLAttribute]
    if isJSON {
      let reading = JSONReader().read(source.text)
      if let error = reading.error { throw error }
      attributes = reading.documents.first?.root?.entries.compactMap(HCLAttribute.init) ?? []
      suppressions = []
    } else {
      let file = try HCLReader().read(source.text)
      attributes = file.body.attributes
      suppressions = SuppressionComments.suppressions(in: file, of: source, lines)
    }
    let whole = 0..<source.text.bytes.count
    blocks = [
      HCLBlock(
        type: "",
        labels: [],
        header: 0..<0,
        range: whole,
        body: HCLBody(attributes: attributes),
      )
    ]
  }

  /// Returns all lines of a block.
  func lines(of block: HCLBlock) -> LineRange {
    LineRange(
      lines.range(block.range),
      of: source.path,
      header: name.syntax == .json ? lines.range(block.header) : nil,
    )
  }

  /// Returns a location in the file for reports.
  func place(_ range: Range<Int>) -> Place {
    Place(path: source.path, range: lines.range(range), lines: lines)
  }
}
