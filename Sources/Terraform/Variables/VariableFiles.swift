internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The values of root module variables in automatically loaded files.
struct VariableFiles {
  /// The last value of each variable.
  private var entries: [Text: Entry] = [:]

  /// The suppressions in the comments of the files.
  ///
  /// Other tools don't read suppressions there.
  private(set) var suppressions: [WrittenSuppression] = []

  /// A variable's value in a file.
  private struct Entry {
    let value: GivenValue
    /// The expression; nil in JSON.
    var tree: HCLTree?
    /// Whether the value equals the one in the plan.
    let isPlanned: Bool
    let name: Range<Int>
    let path: String
    let lines: LineIndex
  }

  /// The location of a value in a file.
  struct Given {
    let place: Place

    /// Whether the variable is a list, a map or an object, so its lines may contain other values.
    let isInCollection: Bool

    /// The line that names the variable.
    let header: LineRange
  }

  /// Parses the files, ignoring those that Terraform could not read either.
  ///
  /// - Parameter planned: returns the planned value of a variable.
  init(_ sources: [SourceFile], planned: (Text) -> Node?) {
    for (source, name) in VariableFileName.ordered(sources) {
      let lines = LineIndex(source.text)
      func set(_ name: Text, _ value: GivenValue, _ range: Range<Int>, _ tree: HCLTree? = nil) {
        entries[name] = Entry(
          value: value,
          tree: tree,
          isPlanned: planned(name).map { value.isSame(as: $0) } ?? false,
          name: range,
          path: source.path,
          lines: lines,
        )
      }
      if name.isJSON {
        let reading = JSONReader().read(source.text)
        guard reading.error == nil else { continue }
        for entry in reading.documents.first?.root?.entries ?? [] {
          guard let name = entry.key.text, let value = GivenValue(entry.value) else { continue }
          set(name, value, entry.key.range)
        }
      } else if let file = try? HCLReader().read(source.text) {
        suppressions += SuppressionComments.suppressions(in: file, of: source, lines)
          .filter { $0.suppression.form == .native }
        for attribute in file.body.attributes {
          guard let tree = attribute.tree else { continue }
          set(attribute.name, GivenValue(tree), attribute.nameRange, tree)
        }
      }
    }
  }

  /// Returns the location of the value of a variable, or of a part of it; nil if the plan has a
  /// different value or the part isn't in the file.
  ///
  /// - Parameter keys: the path of attribute names and indexes to the part.
  func given(_ name: Text, at keys: [Text]) -> Given? {
    guard let entry = entries[name], entry.isPlanned, let part = entry.value.part(at: keys) else {
      return nil
    }
    return Given(
      place: Place(path: entry.path, bytes: part.range, lines: entry.lines),
      isInCollection: entry.value.isCollection,
      header: LineRange(entry.lines.range(entry.name), of: entry.path),
    )
  }

  /// Returns the expression that gives a variable its value; nil if no file in HCL has one.
  func expression(of name: Text) -> (tree: HCLTree, path: String, lines: LineIndex)? {
    entries[name].flatMap { entry in entry.tree.map { ($0, entry.path, entry.lines) } }
  }

  /// Returns the location of a value that differs from the one in the plan, without an excerpt; nil
  /// if the files have no such value.
  func unplanned(_ name: Text) -> (lines: LineRange, place: Place)? {
    guard let entry = entries[name], !entry.isPlanned else { return nil }
    let range = entry.name.lowerBound..<entry.value.range.upperBound
    let value = entry.lines.range(entry.value.range)
    return (
      LineRange(entry.lines.range(range), of: entry.path),
      Place(path: entry.path, range: value, excerpt: nil)
    )
  }
}

extension HCLOperation {
  /// Whether a constant expression equals a value.
  func isValue(_ node: Node) -> Bool {
    switch self {
    case .tuple(let elements):
      let others = node.elements
      return node.kind == .sequence && elements.count == others.count
        && zip(elements, others).allSatisfy { $0.isValue($1) }
    case .object(let entries):
      let others = PlanConfiguration.byName(node.entries)
      return node.kind == .mapping && entries.count == others.count
        && entries.allSatisfy { key, value in others[key].map { value.isValue($0) } ?? false }
    case .simple, .not, .binary, .conditional, .other:
      guard let constant = ConstantValue(self) else { return false }
      return ConstantValue(node) == constant
    }
  }
}

extension Node {
  /// Whether two values are equal, regardless of formatting.
  func hasSameValue(as other: Node) -> Bool {
    switch (kind, other.kind) {
    case (.scalar, .scalar): return ConstantValue(self) == ConstantValue(other)
    case (.sequence, .sequence):
      let (elements, others) = (elements, other.elements)
      return elements.count == others.count
        && zip(elements, others).allSatisfy { $0.hasSameValue(as: $1) }
    case (.mapping, .mapping):
      let (entries, others) = (entries, PlanConfiguration.byName(other.entries))
      return entries.count == others.count
        && entries.allSatisfy { entry in
          entry.key.text.flatMap { others[$0] }.map { entry.value.hasSameValue(as: $0) } ?? false
        }
    case (.scalar, _), (.sequence, _), (.mapping, _): return false
    }
  }
}
