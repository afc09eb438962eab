internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The files that a configuration generates in the folder of the module.
extension TerragruntConfiguration {
  /// A `generate` block, or an entry of the attribute of that name.
  struct Generator {
    let label: Text

    /// The range of its header.
    let header: Range<Int>

    /// The range of all of it.
    let range: Range<Int>

    /// All its lines.
    let lines: LineRange

    let values: [Text: TerraformValue]

    func string(_ name: Text) -> Text? {
      if case .string(let text) = values[name]?.content { text } else { nil }
    }
  }

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

  var generators: [Generator] {
    let blocks = blocks("generate").map { block in
      let attributes = block.body.attributes.map { WrittenAttribute($0, in: file) }
      let values = zip(block.body.attributes.map(\.name), attributes.map(result))
      return Generator(
        label: block.labels.first ?? "",
        header: block.header,
        range: block.range,
        lines: file.lines(of: block),
        values: Dictionary(values) { first, _ in first },
      )
    }
    guard let attribute = attribute("generate") else { return blocks }
    let lines = LineRange(attribute.place.range, of: file.source.path)
    let entries = result(attribute).entries?.mapValues { $0.entries ?? [:] } ?? ["": [:]]
    return blocks
      + entries.sorted { $0.key < $1.key }.map { label, values in
        Generator(
          label: label,
          header: attribute.range,
          range: attribute.range,
          lines: lines,
          values: values,
        )
      }
  }

  /// Evaluates what generates a file.
  ///
  /// - Parameter existing: the names of the files in the folder.
  func generatedFile(_ generator: Generator, besides existing: Set<Text>) -> GeneratedFile {
    if generator.values["disable"]?.boolean == true { return .other }
    guard let name = generator.string("path")?.split(separator: "/").last else {
      return .unknown(.malformed("the name of a generated file is not known"))
    }
    let isVariables = VariableFileName(name.string) != nil
    let part = ConfigurationFileName(name.string)
    guard isVariables || part != nil,
      !(generator.string("if_exists") == "skip" && existing.contains(name))
    else { return .other }
    guard let contents = generator.string("contents"),
      let text = try? SourceText(contents: contents.utf8)
    else {
      return .unknown(.malformed("the contents of the generated file '\(name)' are not known"))
    }
    let path = "\(TerragruntPath.parent(Text(file.source.path)))/\(name)"
    let source = SourceFile(path: path, text: text, isNamed: false)
    guard let part else { return .variables(source) }
    if let heredoc = generator.values["contents"]?.origin.flatMap(files.literal) {
      do throws(SyntaxError) {
        return .module(try ConfigurationFile(heredoc, part))
      } catch {
        return .unknown(files.refuse(heredoc, error))
      }
    }
    do throws(SyntaxError) {
      let place = (header: file.place(generator.header), lines: generator.lines)
      return .module(try ConfigurationFile(source, part, generatedBy: place))
    } catch {
      let problem = "the generated file '\(name)' cannot be read: \(error.message)"
      return .unknown(files.refuse(file.source, SyntaxError(problem, at: generator.header)))
    }
  }
}
