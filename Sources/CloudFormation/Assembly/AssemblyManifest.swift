internal import LintSyntax
package import LintText

/// The manifest of a cloud assembly, which the CDK writes beside the templates that it generates.
///
/// `{"version": "55.0.0", "artifacts": {"Shop": {"type": "aws:cloudformation:stack", "properties":
/// {"templateFile": "Shop.template.json"}, "additionalMetadataFile": "Shop.metadata.json"}}}`;
/// older versions have a mapping `metadata` in place of that file (aws-cdk-cli,
/// `cloud-assembly-schema/lib/cloud-assembly/schema.ts`).
package struct AssemblyManifest {
  /// A stack of the assembly.
  struct Stack {
    let templateFile: Text

    /// The file with the metadata of its constructs; nil if it has none.
    let metadataFile: Text?

    /// The metadata in the manifest itself; nil if it has none.
    let metadata: Node?
  }

  let stacks: [Stack]

  /// The folders with the assemblies of stages, relative to this one.
  package private(set) var nestedFolders: [Text] = []

  /// The files that list assets, such as the templates of nested stacks.
  package private(set) var assetFiles: [Text] = []

  /// The names of manifests.
  package static let fileName = "manifest.json"

  /// Reads a manifest; nil for any other text.
  package init?(_ text: SourceText) {
    guard let root = JSONReader().read(text).documents.first?.root,
      root["version"]?.jsonText != nil,
      let artifacts = root["artifacts"], artifacts.kind == .mapping
    else { return nil }
    var stacks: [Stack] = []
    for artifact in artifacts.writtenEntries.map(\.value) {
      let properties = artifact["properties"]
      if artifact["type"]?.hasText("aws:cloudformation:stack") == true {
        guard let template = Self.name(properties?["templateFile"]) else { continue }
        let file = artifact["additionalMetadataFile"] ?? properties?["additionalMetadataFile"]
        stacks.append(
          Stack(
            templateFile: template,
            metadataFile: Self.name(file),
            metadata: artifact["metadata"],
          )
        )
      } else if artifact["type"]?.hasText("cdk:cloud-assembly") == true {
        if let folder = Self.name(properties?["directoryName"]) { nestedFolders.append(folder) }
      } else if artifact["type"]?.hasText("cdk:asset-manifest") == true {
        if let file = Self.name(properties?["file"]) { assetFiles.append(file) }
      }
    }
    self.stacks = stacks
  }

  /// The files with the templates of stacks.
  package var templateFiles: [Text] { stacks.map(\.templateFile) }

  /// Returns the templates of nested stacks among the assets of a file; empty for any other text.
  package static func nestedTemplates(in assets: SourceText) -> [Text] {
    let files = JSONReader().read(assets).documents.first?.root?["files"]
    return (files?.writtenEntries ?? []).compactMap { name($0.value["source"]?["path"]) }
      .filter { $0.hasSuffix(".template.json") }
  }

  /// Returns the folder of the assembly that the settings of a program name, relative to it; nil if
  /// they name none.
  package static func output(in settings: SourceText) -> Text? {
    JSONReader().read(settings).documents.first?.root?["output"]?.jsonText
  }

  /// Returns the name of an entry in the folder of the assembly; nil for any other path.
  private static func name(_ node: Node?) -> Text? {
    guard let name = node?.jsonText, !name.isEmpty, name != ".", name != "..",
      !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0)
    else { return nil }
    return name
  }
}

extension Node {
  /// The content of a JSON string; nil for any other value.
  var jsonText: Text? { style == .doubleQuoted ? text : nil }
}
