package import LintDiagnostics
package import LintModel
package import LintSyntax
internal import LintText

/// The components of a stack of Terraform or Terragrunt, which are not evaluated.
package enum StackComponents {
  /// Returns notes on the components that may declare a cache; nil if the file isn't a stack.
  ///
  /// - Throws: ``SyntaxError`` where a stack that may declare one cannot be read.
  package static func notes(in source: SourceFile) throws(SyntaxError) -> [ConfigurationNote]? {
    let slash = source.path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { String(source.path[$0...].dropFirst()) } ?? source.path
    guard ConfigurationPart(named: name) == .stack else { return nil }
    let isTerragrunt = name == "terragrunt.stack.hcl"
    let help =
      isTerragrunt
      ? "run 'terragrunt stack generate', then \(Undecided.terragruntPlans)"
      : "lint its module with the inputs of a deployment: --var NAME=VALUE"
    let file: ConfigurationFile
    do throws(SyntaxError) {
      file = try ConfigurationFile(valuesIn: source, isJSON: false, isTerragrunt: true)
    } catch {
      guard CacheWords.areFound(in: [Text(decoding: source.text.bytes)]) else { return [] }
      throw error
    }
    let types: [Text] = isTerragrunt ? ["unit", "stack"] : ["component"]
    return file.blocks.filter { types.contains($0.type) }.compactMap { block in
      let part = ConfigurationBlock.Part(file: file, block: block)
      guard let label = block.labels.first, let source = WrittenAttribute("source", in: part),
        CacheWords.areFound(in: [label, source.text])
      else { return nil }
      return ConfigurationNote(
        "\(block.type) '\(label)' of this stack was not examined",
        help: help,
        at: source.place,
      )
    }
  }
}
