internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Finds the values of parameters with which a value is a certain text.
extension Selections {
  /// Records the values with which a value is one of some texts.
  ///
  /// A text of `Fn::Sub` isn't a value of the parameter in it: `${Env}-cache` is `live-cache` where
  /// `Env` is `live`.
  ///
  /// - Returns: the parameters that are the value itself.
  mutating func solve(
    _ node: Node,
    for texts: [Text],
    _ bindings: Bindings,
  ) -> Set<Text> {
    var direct: Set<Text> = []
    var pending: [(node: Node, texts: [Text], isDirect: Bool)] = [(node, texts, true)]
    while let (node, texts, isDirect) = pending.popLast(), !isExceeded {
      budget.charge(1)
      guard let call = Intrinsic(node) else {
        pending += node.elements.map { ($0, texts, isDirect) }
        continue
      }
      let arguments = call.argument.elements
      switch call.function {
      case .reference:
        guard let name = bindings.text(of: call.argument), !bindings.hides(name) else { continue }
        add(texts, to: name)
        if isDirect { direct.insert(name) }
      case .choice:
        pending += arguments.dropFirst().map { ($0, texts, isDirect) }
      case .findInMap:
        pending += arguments.dropFirst(3).flatMap(\.entries).map { ($0.value, texts, isDirect) }
      case .getAttribute, .importValue:
        continue
      case .substitute, .join:
        guard let pattern = Self.pattern(of: call, bindings) else {
          note(opaque: node, bindings)
          continue
        }
        for (hole, values) in values(of: pattern, for: texts) {
          switch hole {
          case .parameter(let name): if !bindings.hides(name) { add(values, to: name) }
          case .value(let node): pending.append((node, values, false))
          case .list(let name, let delimiter):
            let lists = values.map { $0.split(on: delimiter).joined(separator: ",") }
            if !bindings.hides(name) { add(lists, to: name) }
          }
        }
      case .select where arguments.count == 2:
        guard let (source, delimiter) = Self.source(of: arguments[1], bindings),
          Intrinsic(arguments[0]) == nil, let index = arguments[0].scalarValue?.wholeNumber,
          (0..<16).contains(index)
        else {
          if Intrinsic(arguments[1]) == nil {
            pending += arguments[1].elements.map { ($0, texts, false) }
          } else {
            note(opaque: node, bindings)
          }
          continue
        }
        // The other elements may be anything.
        let filler = Text(String(repeating: "x\(delimiter)", count: index))
        note(opaque: source, bindings)
        pending.append((source, texts.map { filler + $0 }, false))
      default:
        note(opaque: node, bindings)
      }
    }
    return direct
  }

  private mutating func note(opaque node: Node, _ bindings: Bindings) {
    opaque.formUnion(Self.references(in: node, keys: false).filter { !bindings.hides($0) })
  }

  /// Returns the text or the list parameter from which a list is built, and the delimiter between
  /// its elements.
  private static func source(
    of list: Node,
    _ bindings: Bindings,
  ) -> (source: Node, delimiter: Text)? {
    guard let call = Intrinsic(list) else { return nil }
    if call.function == .reference { return (list, ",") }
    let arguments = call.argument.elements
    guard call.function == .split, arguments.count == 2, Intrinsic(arguments[0]) == nil,
      let delimiter = bindings.text(of: arguments[0]), !delimiter.isEmpty
    else { return nil }
    return (arguments[1], delimiter)
  }

  // MARK: Patterns

  /// A value that is substituted into a text.
  enum Hole: Hashable, Sendable {
    case parameter(Text)
    case value(Node)
    /// All elements of a list parameter.
    case list(Text, delimiter: Text)
  }

  /// Returns the values of holes with which a pattern is one of some texts.
  private mutating func values(
    of pattern: TextPattern<Hole>,
    for texts: [Text],
  ) -> [(Hole, [Text])] {
    var values: [(hole: Hole, values: [Text])] = pattern.holes.map { ($0, []) }
    for text in texts where !isExceeded {
      var effort = 1 + Budget.cost(ofBytes: text.utf8.count)
      let solutions = pattern.solutions(of: text, effort: &effort) ?? []
      budget.charge(effort + solutions.count)
      for solution in solutions {
        for (index, value) in solution.enumerated() { values[index].values.append(value) }
      }
    }
    return values
  }

  static func pattern(of call: Intrinsic, _ bindings: Bindings) -> TextPattern<Hole>? {
    call.function == .substitute
      ? substitution(call.argument, bindings) : join(call.argument.elements, bindings)
  }

  private static func substitution(_ node: Node, _ bindings: Bindings) -> TextPattern<Hole>? {
    let arguments = node.elements
    guard let text = bindings.text(of: arguments.first ?? node) else { return nil }
    var pattern = TextPattern<Hole>()
    for part in SubstitutionText.parts(of: text) {
      switch part {
      case .literal(let literal): pattern.append(.text(literal))
      case .name(let name):
        if let own = arguments.dropFirst().first?.value(named: name) {
          pattern.append(piece(own, bindings))
        } else {
          pattern.append(bindings[name].map { .text($0) } ?? .hole(.parameter(name)))
        }
      }
    }
    return pattern
  }

  private static func join(_ arguments: [Node], _ bindings: Bindings) -> TextPattern<Hole>? {
    guard arguments.count == 2, Intrinsic(arguments[0]) == nil,
      let delimiter = bindings.text(of: arguments[0])
    else { return nil }
    var pattern = TextPattern<Hole>()
    if let call = Intrinsic(arguments[1]) {
      guard call.function == .reference, let name = bindings.text(of: call.argument) else {
        return nil
      }
      pattern.append(.hole(.list(name, delimiter: delimiter)))
      return pattern
    }
    for (index, element) in arguments[1].elements.enumerated() {
      if index > 0 { pattern.append(.text(delimiter)) }
      pattern.append(piece(element, bindings))
    }
    return pattern
  }

  private static func piece(_ node: Node, _ bindings: Bindings) -> TextPattern<Hole>.Piece {
    guard Intrinsic(node) == nil, let value = node.typedScalar else { return .hole(.value(node)) }
    return .text(value.applying(bindings).text)
  }

  // MARK: Texts

  /// Returns the texts that a side of a comparison may be, including those in mappings that it
  /// looks up.
  mutating func texts(of node: Node, _ bindings: Bindings) -> [Text] {
    var texts: [Text] = []
    var pending = [node]
    while let node = pending.popLast(), !isExceeded {
      guard let call = Intrinsic(node) else {
        budget.charge(Budget.cost(ofBytes: node.contentSize))
        if let value = node.typedScalar { texts.append(value.applying(bindings).text) }
        pending += node.elements.reversed()
        continue
      }
      let arguments = call.argument.elements
      switch call.function {
      case .reference:
        // The identifier of a loop has a value; a parameter has its own.
        if let name = bindings.text(of: call.argument), let value = bindings[name] {
          texts.append(value)
        }
      case .findInMap:
        let mappings = arguments.first.map { self.mappings($0, bindings) } ?? []
        let leaves = mappings.flatMap { $0.entries.flatMap { $0.value.entries.map(\.value) } }
        pending += (leaves + arguments.dropFirst(3).flatMap(\.entries).map(\.value)).reversed()
      case .choice, .select:
        pending += arguments.dropFirst().reversed()
      case .split:
        guard arguments.count == 2, let delimiter = bindings.text(of: arguments[0]),
          Intrinsic(arguments[1]) == nil, let text = bindings.text(of: arguments[1])
        else { continue }
        texts += text.split(on: delimiter)
      case .substitute, .join:
        guard let pattern = Self.pattern(of: call, bindings), pattern.holes.isEmpty else {
          continue
        }
        var text: Text = ""
        if case .text(let only)? = pattern.pieces.first { text = only }
        texts.append(text)
      default:
        continue
      }
    }
    return texts
  }
}

extension Text {
  /// Returns the parts between delimiters; the whole text if the delimiter is empty.
  fileprivate func split(on delimiter: Text) -> [Text] {
    delimiter.isEmpty ? [self] : split(separator: delimiter)
  }
}
