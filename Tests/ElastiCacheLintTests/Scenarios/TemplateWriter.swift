/// Writes a generated template as text.
struct TemplateWriter {
  enum Spelling: CaseIterable {
    case shortYAML
    case longYAML
    case json
  }

  private let spelling: Spelling

  init(_ spelling: Spelling) {
    self.spelling = spelling
  }

  func text(of template: GeneratedTemplate) -> String {
    var sections: [(String, Piece)] = [("AWSTemplateFormatVersion", .text("2010-09-09"))]
    if !template.parameters.isEmpty {
      sections.append(
        ("Parameters", .mapping(template.parameters.map { ($0.name, declaration($0)) }))
      )
    }
    if !template.mappings.isEmpty {
      sections.append(("Mappings", .mapping(template.mappings.map { ($0.name, mapping($0)) })))
    }
    if !template.conditions.isEmpty {
      let conditions = template.conditions.map { ($0.name, test($0.test)) }
      sections.append(("Conditions", .mapping(conditions)))
    }
    if !template.rules.isEmpty {
      let rules = template.rules.enumerated().map { ("Rule\($0.offset)", rule($0.element)) }
      sections.append(("Rules", .mapping(rules)))
    }
    sections.append(("Resources", .mapping(template.caches.map { ($0.name, resource($0)) })))
    return spelling == .json
      ? render(.mapping(sections)) + "\n" : block(.mapping(sections), indentation: "")
  }

  // MARK: Pieces

  /// Text to be, whatever its syntax.
  private indirect enum Piece {
    case text(String)
    case number(Int)
    case boolean(Bool)
    case list([Piece])
    case mapping([(String, Piece)])
    case call(String, Piece)
  }

  private func declaration(_ parameter: GeneratedParameter) -> Piece {
    var entries: [(String, Piece)] = [("Type", .text(parameter.kind.rawValue))]
    if let fallback = parameter.fallback {
      entries.append(("Default", literal(fallback, parameter.kind)))
    }
    if let allowed = parameter.allowed {
      entries.append(("AllowedValues", .list(allowed.map { literal($0, parameter.kind) })))
    }
    if let minimum = parameter.minimum { entries.append(("MinValue", .number(minimum))) }
    if let maximum = parameter.maximum { entries.append(("MaxValue", .number(maximum))) }
    if parameter.isSecret { entries.append(("NoEcho", .boolean(true))) }
    return .mapping(entries)
  }

  private func literal(_ text: String, _ kind: GeneratedParameter.Kind) -> Piece {
    kind == .number ? Int(text).map(Piece.number) ?? .text(text) : .text(text)
  }

  private func mapping(_ mapping: GeneratedTemplate.Mapping) -> Piece {
    .mapping(
      mapping.rows.map { row in
        (row.key, .mapping(row.leaves.map { ($0.key, value($0.value)) }))
      }
    )
  }

  private func rule(_ rule: GeneratedTemplate.Rule) -> Piece {
    var entries: [(String, Piece)] = []
    if let premise = rule.premise { entries.append(("RuleCondition", test(premise))) }
    let assertions = rule.assertions.map { Piece.mapping([("Assert", test($0))]) }
    return .mapping(entries + [("Assertions", .list(assertions))])
  }

  private func resource(_ cache: GeneratedTemplate.Cache) -> Piece {
    var entries: [(String, Piece)] = [("Type", .text(cache.kind.rawValue))]
    if let condition = cache.condition { entries.append(("Condition", .text(condition))) }
    let properties = [
      ("Engine", cache.engine), ("CacheNodeType", cache.nodeType),
      ("PrimaryClusterId", cache.primary), ("SnapshotRetentionLimit", cache.limit),
    ]
    let written = properties.compactMap { name, value in value.map { (name, self.value($0)) } }
    return .mapping(entries + (written.isEmpty ? [] : [("Properties", .mapping(written))]))
  }

  private func test(_ test: GeneratedTest) -> Piece {
    switch test {
    case .equals(let left, let right): .call("Fn::Equals", .list([value(left), value(right)]))
    case .all(let tests): .call("Fn::And", .list(tests.map(self.test)))
    case .any(let tests): .call("Fn::Or", .list(tests.map(self.test)))
    case .not(let test): .call("Fn::Not", .list([self.test(test)]))
    case .condition(let name): .call("Condition", .text(name))
    case .contains(let texts, let value):
      .call("Fn::Contains", .list([.list(texts.map(Piece.text)), self.value(value)]))
    }
  }

  private func value(_ value: GeneratedValue) -> Piece {
    switch value {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .parameter(let name), .resource(let name): return .call("Ref", .text(name))
    case .noValue: return .call("Ref", .text("AWS::NoValue"))
    case .attribute: return .call("Fn::GetAtt", .list([.text("Other"), .text("Limit")]))
    case .choice(let name, let then, let otherwise):
      return .call("Fn::If", .list([.text(name), self.value(then), self.value(otherwise)]))
    case .lookUp(let map, let first, let second, let fallback):
      var arguments: [Piece] = [.text(map), self.value(first), self.value(second)]
      if let fallback { arguments.append(.mapping([("DefaultValue", self.value(fallback))])) }
      return .call("Fn::FindInMap", .list(arguments))
    case .element(let index, let list):
      return .call("Fn::Select", .list([self.value(index), self.value(list)]))
    case .list(let values): return .list(values.map(self.value))
    case .joined(let delimiter, let list):
      return .call("Fn::Join", .list([.text(delimiter), self.value(list)]))
    case .suffixed(let name, let tail):
      let parts = Piece.list([.call("Ref", .text(name)), .text(tail)])
      return .call("Fn::Join", .list([.text(""), parts]))
    case .split(let delimiter, let text):
      return .call("Fn::Split", .list([.text(delimiter), self.value(text)]))
    case .substitution(let head, let name, let tail):
      return .call("Fn::Sub", .text("\(head)${\(name)}\(tail)"))
    case .namedSubstitution(let head, let own, let tail):
      let names = Piece.mapping([("Own", self.value(own))])
      return .call("Fn::Sub", .list([.text("\(head)${Own}\(tail)"), names]))
    }
  }

  // MARK: Syntax

  /// One line: JSON, or the flow style of YAML.
  private func render(_ piece: Piece) -> String {
    switch piece {
    case .text(let text): return spelling == .json ? "\"\(text)\"" : scalar(text)
    case .number(let number): return String(number)
    case .boolean(let truth): return String(truth)
    case .list(let pieces): return "[\(pieces.map(render).joined(separator: ", "))]"
    case .mapping(let entries):
      return "{\(entries.map { "\(key($0.0)): \(render($0.1))" }.joined(separator: ", "))}"
    case .call(let name, let argument):
      guard spelling == .shortYAML else { return "{\(key(name)): \(render(argument))}" }
      return "!\(name.replacing("Fn::", with: "")) \(render(argument))"
    }
  }

  /// A text in quotes, or without them in one of the spellings that YAML 1.1 reads as the same.
  private func scalar(_ text: String) -> String {
    let spellings = Self.spellings[text] ?? []
    count.value += 1
    let index = count.value % (spellings.count + 1)
    return index < spellings.count ? spellings[index] : "'\(text)'"
  }

  private static let spellings = [
    "true": ["Yes", "true", "on", "TRUE"], "false": ["No", "off", "False"],
    "0": ["0", "00", "0x0", "+0"], "1": ["01", "0b1"], "2": ["02"], "3": ["0b11"],
    "7": ["7", "07", "0x7", "+7"], "14": ["016", "0xE", "1_4"], "35": ["043"], "36": ["0x24"],
  ]

  private final class Count {
    var value = 0
  }

  /// How many texts were written, so that each spelling has its turn.
  private let count = Count()

  private func key(_ name: String) -> String {
    spelling == .json ? "\"\(name)\"" : name.contains(":") || Int(name) != nil ? "'\(name)'" : name
  }

  /// Mappings on lines of their own.
  private func block(_ piece: Piece, indentation: String) -> String {
    guard case .mapping(let entries) = piece else { return "\(indentation)\(render(piece))\n" }
    return entries.map { name, value in
      guard case .mapping(let inner) = value, !inner.isEmpty else {
        return "\(indentation)\(key(name)): \(render(value))\n"
      }
      return "\(indentation)\(key(name)):\n" + block(value, indentation: indentation + "  ")
    }.joined()
  }
}
