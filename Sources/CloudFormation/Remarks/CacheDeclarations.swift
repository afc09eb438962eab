internal import LintDiagnostics
package import LintModel
package import LintSyntax
internal import LintText

/// Caches that a document declares outside the resources of a template: in a fragment, in a
/// document of another kind, in a text.
package struct CacheDeclarations {
  private let document: Document

  /// Prepares a search in a document that isn't a template.
  package init(in document: Document) {
    self.document = document
  }

  /// A remark on the first declaration, or nil if the document declares no cache.
  ///
  /// A document that only mentions a type, such as a policy, a list of services or a schema, declares
  /// none.
  package var remark: Remark? {
    guard let root = document.root else { return nil }
    return Self.misplaced(in: root, besides: []) ?? fragment ?? template
  }

  /// A remark on a cache of a template that is not one of its resources, or nil if it has none.
  ///
  /// For a template without a cache among its resources.
  var strayRemark: Remark? {
    guard let (type, name) = firstDeclaration,
      // The stack that deploys such a template has a remark of its own.
      !document.mappings.contains(where: { $0["TemplateBody"]?.kind == .mapping })
    else { return nil }
    return Remark(
      .notExamined,
      "'Type: \(name)' belongs to no resource of the template, so this cache is not examined",
      help: "move it to 'Resources', directly below its logical ID",
      at: type.range,
    )
  }

  /// Returns a remark on a cache that wrong indentation or a misspelled key hides, or nil if there
  /// isn't any.
  ///
  /// Such a cache is reported even if the template has others.
  ///
  /// - Parameter resources: the resources of the template.
  static func misplaced(in root: Node, besides resources: [TemplateEntry]) -> Remark? {
    guard namesTypes(root.document, besides: resources) else { return nil }
    return misplacedType(in: root) ?? misspelling(in: root)
      ?? misplacedResource(in: root) ?? malformedType(in: root)
  }

  /// Whether a document names types of ElastiCache elsewhere than as the `Type` of resources.
  private static func namesTypes(_ document: Document, besides resources: [TemplateEntry]) -> Bool {
    // The same resource may be written in several places.
    if document.firstReuse != nil { return true }
    let types = resources.compactMap(\.type).filter { type in
      type.hasPrefix("AWS::ElastiCache::") && type.text == type.text?.trimming(" \t\r\n")
    }
    return document.hasScalar(
      containing: "AWS::ElastiCache::",
      besides: Set(types.map(\.range.lowerBound)),
    )
  }

  /// Returns a remark on a cache whose `Type` or whose section is misspelled: `type`, `resources`.
  private static func misspelling(in root: Node) -> Remark? {
    for section in root.writtenEntries {
      let isSection = section.key.hasText("Resources")
      guard isSection || isNear(section.key, "Resources") else { continue }
      for resource in section.value.writtenEntries {
        for member in resource.value.writtenEntries {
          guard let name = cacheType(member.value) else { continue }
          let isType = member.key.hasText("Type")
          guard !isType || !isSection,
            isType || isNear(member.key, "Type") && resource.value["Type"] == nil
          else { continue }
          let misspelt = [(isSection, "Resources", section.key), (isType, "Type", member.key)]
            .filter { !$0.0 }
          let written = misspelt.map { "'\($0.2.text ?? "")'" }.joined(separator: " and ")
          let meant = misspelt.map { "'\($0.1)'" }.joined(separator: " and ")
          return Remark(
            .notExamined,
            "\(name) is below \(written), so this cache is not examined",
            help: "did you mean \(meant)?",
            at: member.value.range,
          )
        }
      }
    }
    return nil
  }

  private static func isNear(_ key: Node, _ name: String) -> Bool {
    guard let text = key.text, !sections.contains(text), text != Text(name) else { return false }
    return NearName.of(text.string, in: [name]) != nil
  }

  /// The correctly spelled sections of a template.
  private static let sections: Set<Text> =
    otherSections.union([
      "AWSTemplateFormatVersion", "Description", "Globals", "Metadata", "Resources", "Transform",
    ])

  /// The sections into which wrong indentation may put a resource.
  private static let otherSections: Set<Text> = [
    "Conditions", "Hooks", "Mappings", "Outputs", "Parameters", "Rules",
  ]

  /// Returns a remark on a cache that wrong indentation puts into another section or
  /// resource.
  private static func misplacedResource(in root: Node) -> Remark? {
    // With anchors and merge keys a resource may be written anywhere.
    guard root.document.firstReuse == nil, let resources = root["Resources"] else { return nil }
    func remark(_ place: Node, isInGroup: Bool = false) -> Remark? {
      // A property may be a mapping with a type of its own.
      guard let type = place["Type"], let name = cacheType(type),
        isInGroup || place["Properties"] != nil
      else { return nil }
      return Remark(
        .notExamined,
        "'Type: \(name)' belongs to no resource of the template, so this cache is not examined",
        help: "move it to 'Resources', directly below its logical ID",
        at: type.range,
      )
    }
    for section in root.writtenEntries {
      guard let key = section.key.text, sections.contains(key) else {
        if let remark = remark(section.value) { return remark }
        continue
      }
      guard otherSections.contains(key) else { continue }
      for entry in section.value.writtenEntries {
        if let remark = remark(entry.value) { return remark }
      }
    }
    for resource in resources.writtenEntries {
      let isGroup = resource.value["Type"] == nil
      for member in resource.value.writtenEntries where member.value.kind == .mapping {
        if let remark = remark(member.value, isInGroup: isGroup) { return remark }
        guard member.key.hasText("Properties") else { continue }
        for property in member.value.writtenEntries where property.value.kind == .mapping {
          if let remark = remark(property.value) { return remark }
        }
      }
    }
    return nil
  }

  /// Returns a remark on a resource whose type CloudFormation refuses as a type, and that seems to
  /// be a cache: a list, a function, a name between blanks.
  private static func malformedType(in root: Node) -> Remark? {
    for resource in root["Resources"]?.writtenEntries ?? [] where !resource.key.isForEach {
      guard let type = resource.value["Type"], cacheType(type) == nil,
        let form = malformation(of: type, in: root)
      else { continue }
      return Remark(
        .notExamined,
        "the 'Type' of '\(resource.key.text ?? "")' is \(form), so this cache is not examined",
        help: "write the name of the resource type alone; CloudFormation refuses anything else",
        at: type.range,
      )
    }
    return nil
  }

  /// Returns the form of a type that seems to be that of a cache and isn't the name of one; nil for
  /// any other type.
  private static func malformation(of type: Node, in root: Node) -> String? {
    if let call = Intrinsic(type) {
      var pending = [call.argument]
      if call.function == .reference, let name = call.argument.text,
        let parameter = root["Parameters"]?.entries.first(where: { $0.key.text == name })
      {
        pending += [parameter.value["Default"], parameter.value["AllowedValues"]].compactMap(\.self)
      }
      while let node = pending.popLast() {
        if node.hasPrefix("AWS::ElastiCache::") { return "the function '\(call.writtenName)'" }
        pending += node.elements + node.entries.map(\.value)
      }
      return nil
    }
    if type.kind == .sequence {
      return type.elements.contains { cacheType($0) != nil } ? "a list" : nil
    }
    guard let text = type.text?.trimming(" \t\r\n"), text != type.text, CacheType(text) != nil
    else { return nil }
    return "written with blanks around it"
  }

  /// Returns a remark on a `Type` among the logical IDs, where wrong indentation puts it.
  static func misplacedType(in root: Node) -> Remark? {
    guard let resources = root["Resources"], let type = resources["Type"] ?? root["Type"],
      let name = cacheType(type)
    else { return nil }
    return Remark(
      .notExamined,
      "'Type: \(name)' belongs to no resource, so this cache is not examined",
      help: "indent 'Type' and 'Properties' below the logical ID",
      at: type.range,
    )
  }

  /// A remark on a resource, which another file may include.
  private var fragment: Remark? {
    guard let (type, name) = firstDeclaration else { return nil }
    return Remark(
      .notExamined,
      "\(name) is declared here, but this document is not a template",
      help: "lint the template that it becomes a part of",
      at: type.range,
    )
  }

  /// The first `Type` that is a cache type, and its name.
  private var firstDeclaration: (type: Node, name: Text)? {
    for mapping in document.mappings {
      guard let type = mapping.writtenEntries.first(where: { $0.key.hasText("Type") })?.value,
        let name = Self.cacheType(type)
      else { continue }
      return (type, name)
    }
    return nil
  }

  /// A remark on a text that is a template.
  private var template: Remark? {
    // A type may have escapes.
    document.scalars {
      $0.contains("Resources") && ($0.contains("AWS::ElastiCache::") || $0.contains("\\"))
    }
    .first(where: Self.isTemplateWithCache)
    .map { text in
      Remark(
        .notExamined,
        "this text is a template with a cache, and is not examined",
        help: document.root?["StagesAvailable"] == nil
          ? "copy the template into a file of its own, and lint that"
          : "lint what 'aws cloudformation get-template --stack-name NAME --query TemplateBody"
            + " --output text' prints",
        at: text.range,
      )
    }
  }

  /// Whether the content of a scalar is a template that declares a cache.
  static func isTemplateWithCache(_ scalar: Node) -> Bool {
    guard let content = scalar.text, let text = try? SourceText(contents: Array(content.utf8))
    else { return false }
    return TemplateReader().read(text).documents.contains { document in
      Template(document)?.resources.contains { $0.type.flatMap(cacheType) != nil } == true
    }
  }

  private static func cacheType(_ node: Node) -> Text? {
    guard node.hasPrefix("AWS::ElastiCache::"), let name = node.text,
      CacheType(name) != nil
    else { return nil }
    return name
  }
}

extension Extraction {
  /// Reports caches that a document declares although it isn't a template; nil if it declares none.
  package init?(declaredIn document: Document) {
    guard let remark = CacheDeclarations(in: document).remark else { return nil }
    self.init(kind: nil, remarks: [remark])
  }

  /// Returns a remark on a cache that a template declares outside its resources; nil if it has
  /// caches, or if that location has a remark already.
  package func stray(in document: Document) -> Remark? {
    guard kind == .template, caches.isEmpty,
      let remark = CacheDeclarations(in: document).strayRemark,
      !remarks.contains(where: { $0.range == remark.range })
    else { return nil }
    return remark
  }
}
