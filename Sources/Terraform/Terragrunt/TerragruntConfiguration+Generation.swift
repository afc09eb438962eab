internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The files that a configuration generates in the folder of the module.
extension TerragruntConfiguration {
  /// A file that is generated.
  enum GeneratedFile {
    /// A file of the module.
    case module(ConfigurationFile)
    /// A variable file.
    case variables(SourceFile)
    /// A file that may be either of them, with the reason why it is not known.
    case unknown(Undecided)
    /// Any other file.
    case other
  }

  /// Evaluates a `generate` block.
  ///
  /// - Parameter existing: the names of the files in the folder.
  func generatedFile(_ block: HCLBlock, besides existing: Set<Text>) -> GeneratedFile {
    func string(_ name: Text) -> Text? {
      attribute(name, of: block).flatMap { self.string($0) }
    }
    guard let name = string("path")?.split(separator: "/").last else {
      return .unknown(.malformed("the name of a generated file is not known"))
    }
    let isVariables = VariableFileName(name.string) != nil
    let part = ConfigurationFileName(name.string)
    guard isVariables || part != nil,
      !(string("if_exists") == "skip" && existing.contains(name))
    else { return .other }
    guard let contents = string("contents"),
      let text = try? SourceText(contents: contents.utf8)
    else {
      return .unknown(.malformed("the contents of the generated file '\(name)' are not known"))
    }
    let path = "\(TerragruntPath.parent(Text(file.source.path)))/\(name)"
    let source = SourceFile(path: path, text: text, isNamed: false)
    guard let part else { return .variables(source) }
    let generator = (header: file.place(block.header), lines: file.lines(of: block))
    guard let parsed = try? ConfigurationFile(source, part, generatedBy: generator) else {
      return .unknown(.malformed("the generated file '\(name)' cannot be read"))
    }
    return .module(parsed)
  }
}
