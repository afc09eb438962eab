package import LintDiagnostics
package import LintModel
internal import LintSyntax
package import LintText

/// The cloud assembly around a template: the CDK writes the lines of the program that declare
/// resources, and the rules that are acknowledged for them.
package struct CloudAssembly {
  private let constructs: AssemblyConstructs
  private var places: ProgramPlaces

  /// The lines of files with metadata, by path.
  private var lines: [Text: LineIndex] = [:]

  /// The maximum number of stacks whose metadata is searched for a template that is not that of a
  /// stack.
  private static let stackLimit = 256

  /// Reads the assembly of a template; nil without one.
  package init?(around template: SourceFile, _ sources: any SourceProvider) {
    let path = template.path
    guard Text(path).hasSuffix(".template.json"),
      let name = Text(path).split(separator: "/").last
    else { return nil }
    let folder = DisplayedFolder(ofFile: path)
    func file(_ name: Text) -> SourceFile? {
      try? sources.file(at: folder.path(to: name.string), from: path)
    }
    guard let text = file(Text(AssemblyManifest.fileName)),
      let manifest = AssemblyManifest(text.text)
    else { return nil }
    let own = manifest.stacks.filter { $0.templateFile == name }
    var constructs = AssemblyConstructs(of: name, isStack: !own.isEmpty)
    // The template of a nested stack is an asset, and its constructs are those of its parent.
    for stack in own.isEmpty ? manifest.stacks.prefix(Self.stackLimit) : own[...] {
      if let metadata = stack.metadata { constructs.add(metadata, of: text.path) }
      guard let metadata = stack.metadataFile.flatMap(file),
        let root = JSONReader().read(metadata.text).documents.first?.root
      else { continue }
      constructs.add(root, of: metadata.path)
    }
    guard !constructs.isEmpty else { return nil }
    self.constructs = constructs
    places = ProgramPlaces(of: path, sources)
  }

  /// Finds the lines of the program that declare the caches of the template, and the acknowledged
  /// rules.
  ///
  /// Neither changes a verdict.
  package mutating func locate(_ extraction: inout Extraction, _ lines: LineIndex) {
    extraction.isGenerated = true
    for index in extraction.caches.indices {
      guard let path = constructs.path(of: extraction.caches[index]) else { continue }
      let cache = extraction.caches[index]
      if let construct = constructs[path]?.construct {
        let assignment = places.place(of: construct.assignment)
        if let creation = places.place(of: construct.creation) ?? assignment {
          extraction.caches[index].origin = .program(
            CacheOrigin.Program(
              creation: creation,
              assignment: assignment,
              remedy: "edit this program, then run 'cdk synth', which generates the template again",
            )
          )
          extraction.caches[index].lines.append(LineRange(creation))
        }
      }
      for located in constructs.above(path) {
        for acknowledgment in located.construct.acknowledgments {
          guard let request = SuppressionRequest(acknowledgment) else { continue }
          extraction.suppressions.append(
            WrittenSuppression(
              request,
              at: place(of: acknowledgment, in: located.file),
              .resource(lines.range(cache.range)),
            )
          )
        }
      }
    }
  }

  /// Returns the line of the program that acknowledges a rule, or else its place in the metadata.
  private mutating func place(
    of acknowledgment: AssemblyConstruct.Acknowledgment,
    in file: String,
  ) -> Place {
    if let place = places.place(of: acknowledgment.frames) { return place }
    let index = lines[Text(file)] ?? LineIndex(acknowledgment.rule.document.text)
    lines[Text(file)] = index
    return Place(path: file, bytes: acknowledgment.rule.range, lines: index)
  }
}

extension SuppressionRequest {
  /// Creates the request of an acknowledged rule; nil for a rule that has nothing to do with
  /// backups.
  ///
  /// The name is that of a plugin and its rule: `elasticache-lint::backups-off`,
  /// `HIPAA.Security::HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup`.
  fileprivate init?(_ acknowledgment: AssemblyConstruct.Acknowledgment) {
    guard let parts = acknowledgment.rule.text?.split(separator: "::"), parts.count <= 2,
      let rule = parts.last
    else { return nil }
    let reason = acknowledgment.reason.jsonText?.string
    if parts.count == 2, parts[0] == "elasticache-lint" {
      self.init(rules: [rule.string], reason: Self.reason(reason), form: .native)
    } else if SuppressionMetadata.isNagRule(rule) {
      self.init(.nag, reason: reason)
    } else {
      return nil
    }
  }
}
