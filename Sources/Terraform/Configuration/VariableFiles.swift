internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The values that Terraform takes for the variables of a root module from files beside it.
struct VariableFiles {
  /// The last value of each variable, with its place.
  private let values: [Text: (value: Value, place: Place)]

  private enum Value {
    case native(HCLOperation)
    case json(Node)
  }

  /// Reads the files; those that Terraform could not read either give no values.
  init(_ sources: [SourceFile]) {
    let named = sources.compactMap { source in
      source.path.split(separator: "/").last.flatMap { VariableFileName(String($0)) }
        .map { (source: source, name: $0) }
    }
    var values: [Text: (value: Value, place: Place)] = [:]
    for (source, name) in named.sorted(by: { $0.name < $1.name }) {
      let lines = LineIndex(source.text)
      func set(_ name: Text, _ value: Value, at range: Range<Int>) {
        let place = Place(path: source.path, range: lines.range(range), lines: lines)
        values[name] = (value, place)
      }
      if name.isJSON {
        let reading = JSONReader().read(source.text)
        guard reading.error == nil else { continue }
        for entry in reading.documents.first?.root?.entries ?? [] {
          entry.key.text.map { set($0, .json(entry.value), at: entry.value.range) }
        }
      } else {
        for attribute in (try? HCLReader().read(source.text))?.body.attributes ?? [] {
          let operation = HCLOperation(in: source.text, attribute.valueRange)
          set(attribute.name, .native(operation), at: attribute.valueRange)
        }
      }
    }
    self.values = values
  }

  /// Where a variable is given the value that a plan has; nil if the plan has another one.
  func place(ofVariable name: Text, with planned: Node) -> Place? {
    guard let (value, place) = values[name] else { return nil }
    let isSame =
      switch value {
      case .native(let operation): operation.isValue(planned)
      case .json(let node): node.hasSameValue(as: planned)
      }
    return isSame ? place : nil
  }
}

extension HCLOperation {
  /// Whether an expression of constants has a value.
  fileprivate func isValue(_ node: Node) -> Bool {
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
  /// Whether two values are the same, however they are written.
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
