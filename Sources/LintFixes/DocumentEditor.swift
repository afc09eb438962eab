internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// Finds edits of a text in YAML or JSON.
struct DocumentEditor: TextEditor {
  private let text: EditableText
  private let documents: [Document]

  /// The entries of the documents.
  private let indices: [EntryIndex]

  /// The nodes that aliases repeat elsewhere, by the starts of the aliases.
  private let targets: [Int: Node]

  init?(_ text: EditableText, _ documents: [Document]?) {
    guard let documents else { return nil }
    self.text = text
    self.documents = documents
    indices = documents.map { EntryIndex($0) }
    targets = Self.targets(in: documents)
  }

  /// Returns the innermost entry whose key starts at an offset.
  private func entry(at offset: Int) -> Node.Entry? {
    indices.firstNonNil { $0.entry(withKeyAt: offset) }
  }

  private static func targets(in documents: [Document]) -> [Int: Node] {
    // Every alias follows an anchor.
    guard documents.contains(where: { $0.firstReuse != nil }) else { return [:] }
    var open = documents.flatMap { $0.root?.elements ?? [] }
    for mapping in documents.flatMap(\.mappings) {
      open += mapping.writtenEntries.flatMap { [$0.key, $0.value] }
    }
    var targets: [Int: Node] = [:]
    while let node = open.popLast() {
      if node.target != node {
        targets[node.range.lowerBound] = node.target
      } else {
        open += node.elements
      }
    }
    return targets
  }

  /// Returns a draft that is unsafe if it changes what an alias repeats elsewhere.
  private func draft(_ part: EditDraft.Part, isSafe: Bool) -> EditDraft {
    let isShared = targets.values.lazy.map(\.range).contains {
      $0.lowerBound <= part.range.lowerBound && part.range.upperBound <= $0.upperBound
    }
    return EditDraft([part], isSafe: isSafe && !isShared)
  }

  func replacement(of range: Range<Int>, by days: Int) -> EditDraft? {
    if range.isEmpty { return filling(range.lowerBound, with: days) }
    if let target = targets[range.lowerBound] { return replacement(of: target.range, by: days) }
    guard entry(at: range.lowerBound)?.key.range != range,
      let literal = WrittenLiteral(inDocument: text.string(range))
    else { return nil }
    // Kubernetes takes no text as a number.
    let isText = literal.isQuoted && manifest(around: range.lowerBound) != nil
    let part = EditDraft.Part(
      range: range,
      replacement: isText ? "\(days)" : literal.replaced(by: days),
    )
    return draft(part, isSafe: literal.isOfRightKind && !isText)
  }

  /// Returns a value at an offset where none is written: after a colon, or blanks that follow it.
  private func filling(_ offset: Int, with days: Int) -> EditDraft? {
    guard offset > 0, case let before = text.string(offset - 1..<offset) else { return nil }
    // An edit of no bytes would belong to the value before it.
    let part = EditDraft.Part(
      range: offset - 1..<offset,
      replacement: before == ":" ? ": \(days)" : "\(before)\(days)",
    )
    return draft(part, isSafe: true)
  }

  func insertion(of intent: FixIntent, _ days: Int, at range: Range<Int>) -> EditDraft? {
    guard let entry = entry(at: range.lowerBound), entry.key.range == range else { return nil }
    let resource = entry.value.elements.count == 1 ? entry.value.elements[0] : entry.value
    guard resource.kind == .mapping else { return nil }
    guard let container = intent.container else {
      // A member of a group takes no limit.
      let mayBeMember = intent.membership.map { name in
        resource.writtenEntries.contains { $0.key.hasText(name) }
      }
      return MappingEditor(resource, text)?.insertion(of: intent.name, value: "\(days)")
        .map { draft($0, isSafe: mayBeMember != true) }
    }
    if let properties = Self.properties(of: resource, intent) {
      if properties.value.range.isEmpty { return filling(properties.key, of: entry, intent, days) }
      guard !properties.value.isFunction else { return nil }
      return MappingEditor(properties.value.target, text)?
        .insertion(of: intent.name, value: "\(days)")
        .map { draft($0, isSafe: true) }
    }
    return MappingEditor(resource, text)?
      .insertion(of: container, containing: intent.name, value: "\(days)", below: entry.key)
      .map { EditDraft([$0], isSafe: false) }
  }

  /// Returns the properties of a resource: its own, which replace those of merged mappings, or else
  /// these.
  private static func properties(of resource: Node, _ intent: FixIntent) -> Node.Entry? {
    intent.container.flatMap { name in
      resource.writtenEntries.first { $0.key.hasText(name) }
        ?? resource.entries.first { $0.key.hasText(name) }
    }
  }

  /// Returns the limit as the only property where none are written.
  private func filling(
    _ key: Node,
    of resource: Node.Entry,
    _ intent: FixIntent,
    _ days: Int,
  ) -> EditDraft? {
    guard let outer = text.indentation(of: resource.key.range.lowerBound),
      let inner = text.indentation(of: key.range.lowerBound), inner.hasPrefix(outer),
      let end = text.lineEnd(of: key.range.upperBound)
    else { return nil }
    let rest = key.range.upperBound..<end
    let line =
      text.lineEnding(at: end) + inner + inner.dropFirst(outer.count) + "\(intent.name): \(days)"
    return EditDraft(replacing: rest, by: text.string(rest) + line, isSafe: false)
  }

  func removal(of intent: FixIntent, at range: Range<Int>) -> EditDraft? {
    let limits = indices.flatMap { $0.entries(around: range.lowerBound) }
    return limits.first { $0.entry.key.hasText(intent.name) }
      .flatMap { MappingEditor($0.mapping, text)?.removal(of: intent.name) }
      .map { EditDraft([$0], isSafe: false) }
  }

  func renaming(_ name: String, to intent: FixIntent, at range: Range<Int>) -> EditDraft? {
    guard let resource = entry(at: range.lowerBound)?.value,
      let properties = Self.properties(of: resource, intent)?.value,
      let key = properties.writtenEntries.first(where: { $0.key.hasText(name) })?.key
    else { return nil }
    let quote = text.string(key.range).first.map { $0 == "\"" || $0 == "'" ? "\($0)" : "" } ?? ""
    return EditDraft(replacing: key.range, by: quote + intent.name + quote, isSafe: false)
  }

  func moving(
    _ name: String,
    _ intent: FixIntent,
    _ days: Int,
    at range: Range<Int>,
  ) -> EditDraft? {
    guard let resource = entry(at: range.lowerBound)?.value,
      let value = resource.writtenEntries.first(where: { $0.key.hasText(name) })?.value,
      let properties = Self.properties(of: resource, intent)?.value,
      let written = Int(text.string(value.range)),
      let removal = MappingEditor(resource, text)?.removal(of: name),
      let insertion = MappingEditor(properties, text)?
        .insertion(of: intent.name, value: "\(written > 0 ? written : days)")
    else { return nil }
    let parts = [removal, insertion].sorted { $0.range.lowerBound < $1.range.lowerBound }
    return EditDraft(parts, isSafe: false)
  }

  func suppression(
    _ suppression: SuppressionText,
    of rule: String,
    at range: Range<Int>,
    resource: Range<Int>?,
  ) -> EditDraft? {
    guard documents.first?.isJSON ?? false else {
      return text.insertion(of: suppression, accepting: rule, above: range.lowerBound)
    }
    if let manifest = manifest(around: range.lowerBound) {
      return annotation(suppression, rule, of: manifest).map { EditDraft([$0], isSafe: true) }
    }
    // A call is the place of findings itself, or contains it.
    let called = indices.firstNonNil { $0.mapping(withValueAt: range.lowerBound) }
    guard let body = entry(at: (resource ?? range).lowerBound)?.value ?? called else { return nil }
    let node = body.elements.count == 1 ? body.elements[0] : body
    // A configuration of Terraform has resources without types of their own.
    let key = node["Type"] == nil ? "//" : "Metadata"
    let request = SuppressionObject(suppression, rule).text
    let own = "\"elasticache-lint\": {\"allow\": [\(request)]}"
    if let metadata = node.value(of: key) {
      return insertion(of: request, intoMetadata: metadata).map { EditDraft([$0], isSafe: true) }
    }
    return MappingEditor(node, text)?.insertion(of: key, value: "{\(own)}")
      .map { EditDraft([$0], isSafe: true) }
  }

  func suppressionObject(at offset: Int) -> Range<Int>? {
    guard documents.first?.isJSON ?? false else { return nil }
    return documents.flatMap(\.mappings).first { mapping in
      mapping.range.lowerBound == offset
        || mapping.value(of: "rule")?.range.lowerBound == offset && mapping.kind == .mapping
    }?
    .range
  }

  /// Returns the insertion of a suppression into metadata, which may have others.
  private func insertion(
    of request: String,
    intoMetadata metadata: Node,
  ) -> EditDraft.Part? {
    guard let own = metadata.value(of: "elasticache-lint") else {
      return MappingEditor(metadata, text)?
        .insertion(of: "elasticache-lint", value: "{\"allow\": [\(request)]}")
    }
    guard let others = own.value(of: "allow") else {
      return MappingEditor(own, text)?.insertion(of: "allow", value: "[\(request)]")
    }
    guard others.kind == .sequence else { return nil }
    guard let last = others.elements.last?.range else {
      let end = others.range.upperBound - 1
      return EditDraft.Part(range: end..<end, replacement: request)
    }
    let lead = text.indentation(of: last.lowerBound).map { text.lineEnding + $0 } ?? " "
    let end = last.upperBound
    return EditDraft.Part(range: end..<end, replacement: ",\(lead)\(request)")
  }

  /// Returns the innermost manifest of Kubernetes around an offset.
  private func manifest(around offset: Int) -> Node? {
    documents.flatMap(\.mappings).filter { mapping in
      mapping.range.contains(offset) && mapping["apiVersion"] != nil && mapping["kind"] != nil
    }
    .min { $0.range.count < $1.range.count }
  }

  /// Returns the insertion of an annotation that accepts a rule; nil if there is one already.
  private func annotation(
    _ suppression: SuppressionText,
    _ rule: String,
    of manifest: Node,
  ) -> EditDraft.Part? {
    let key = "elasticache-lint/allow"
    let request = Text(suppression.annotation(accepting: rule)).quotedAsJSON
    guard let metadata = manifest.value(of: "metadata") else { return nil }
    guard let annotations = metadata.value(of: "annotations") else {
      return MappingEditor(metadata, text)?
        .insertion(of: "annotations", value: "{\"\(key)\": \(request)}")
    }
    guard annotations.value(of: key) == nil else { return nil }
    return MappingEditor(annotations, text)?.insertion(of: key, value: request.string)
  }

  func mayHaveComment(at offset: Int, inBlock header: Range<Int>) -> Bool {
    !indices.contains { index in
      index.entries(around: offset).first.map { _, entry in
        entry.value.kind == .scalar && entry.value.range.lowerBound < offset
      } ?? false
    }
  }

  func isMapped(_ value: Int, forLoopAround offset: Int) -> Bool {
    indices.contains { index in
      index.entries(around: value).last?.entry.key.hasText("Mappings") ?? false
        && index.entries(around: offset).contains { $0.entry.key.hasPrefix("Fn::ForEach::") }
    }
  }

  func isSame(_ edited: ParsedText, but edits: [TextEdit]) -> Bool {
    guard let others = edited.documents, others.count == documents.count else { return false }
    let removed = edits.map(\.offsets)
    let added = edits.offsetsAfterwards
    return zip(documents, others).allSatisfy { old, new in
      old.isSame(as: new, without: removed, added)
    }
  }
}

extension Node {
  /// Whether it is a scalar with exactly this content.
  fileprivate func hasText(_ name: String) -> Bool { text == Text(name) }

  /// Returns the value that is written for a key.
  fileprivate func value(of key: String) -> Node? {
    writtenEntries.first { $0.key.hasText(key) }?.value
  }

  /// Whether it calls a function of CloudFormation, which takes the place of a mapping.
  fileprivate var isFunction: Bool {
    let entries = writtenEntries
    guard tag == nil else { return true }
    return entries.count == 1 && entries[0].key.hasPrefix("Fn::")
      && !entries[0].key.hasPrefix("Fn::ForEach::") && !entries[0].key.hasText("Fn::Transform")
  }
}
