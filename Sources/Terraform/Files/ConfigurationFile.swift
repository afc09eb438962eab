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

  /// The block that generates the file; nil for a file on disk.
  let generator: (header: Place, lines: LineRange)?

  /// Parses a file in either syntax.
  ///
  /// - Parameter generator: the block that generates the file, which is shown in its place.
  /// - Throws: ``SyntaxError`` where Terraform could not read it either.
  init(
    _ source: SourceFile,
    _ name: ConfigurationFileName,
    generatedBy generator: (header: Place, lines: LineRange)? = nil,
  ) throws(SyntaxError) {
    self.source = source
    self.name = name
    self.generator = generator
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

  /// Parses a file of variable values in either syntax, as one block without a type; a Terragrunt
  /// configuration also has others, after it.
  ///
  /// - Throws: ``SyntaxError`` where Terraform could not read it either.
  init(
    valuesIn source: SourceFile,
    isJSON: Bool,
    isTerragrunt: Bool = false,
  ) throws(SyntaxError) {
    self.source = source
    name = isJSON ? .json : .native
    lines = LineIndex(source.text)
    generator = nil
    let body: HCLBody
    if isJSON {
      let reading = JSONReader().read(source.text)
      if let error = reading.error { throw error }
      let root = reading.documents.first?.root
      body = HCLBody(
        attributes: root?.entries.compactMap(HCLAttribute.init) ?? [],
        blocks: root.map(HCLBlock.terragruntBlocks) ?? [],
      )
      suppressions = []
    } else {
      let file = try HCLReader().read(source.text)
      body = file.body
      suppressions = SuppressionComments.suppressions(in: file, of: source, lines)
    }
    let whole = HCLBlock(
      type: "",
      labels: [],
      header: 0..<0,
      range: 0..<source.text.bytes.count,
      body: HCLBody(attributes: body.attributes),
    )
    blocks = [whole] + (isTerragrunt ? body.blocks : [])
  }

  /// Returns all lines of a block.
  func lines(of block: HCLBlock) -> LineRange {
    generator?.lines
      ?? LineRange(
        lines.range(block.range),
        of: source.path,
        header: name.syntax == .json ? lines.range(block.header) : nil,
      )
  }

  /// Returns a location in the file for reports.
  func place(_ range: Range<Int>) -> Place {
    generator?.header ?? Place(path: source.path, bytes: range, lines: lines)
  }
}
