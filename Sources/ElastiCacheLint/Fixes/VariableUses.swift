internal import LintDiagnostics
internal import LintFixes
internal import LintText

/// The uses of variables in modules, by lines.
struct VariableUses {
  private let uses: [Use]

  /// A line that uses variables.
  fileprivate struct Use {
    /// Whether the value of a limit passes through it.
    let isOnWay: Bool

    /// Whether it sets a limit, or only checks a value.
    let isHarmless: Bool

    /// The argument that it sets; empty if it sets none.
    let argument: Text

    let names: Set<Text>
  }

  /// Finds the uses in the modules of some places.
  ///
  /// - Parameters:
  ///   - way: the places through which the value of a limit passes.
  ///   - texts: all texts, by path.
  init(along way: [Place], in texts: [Text: ParsedText]) {
    let lines = Dictionary(grouping: way) { Text($0.path) }
      .mapValues { Set($0.map(\.range.lowerBound.line)) }
    let folders = Set(lines.keys.map(\.folder))
    uses = texts.filter { folders.contains($0.key.folder) }.flatMap { path, text in
      text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .enumerated().compactMap { index, line in
          Use(line, isOnWay: lines[path]?.contains(index + 1) ?? false)
        }
    }
  }

  /// Whether the modules use a variable, or one to which they pass its value, for more than limits.
  func areOther(than variable: Text) -> Bool {
    var known: Set<Text> = []
    var names: Set<Text> = [variable]
    while names != known {
      known = names
      for use in uses where use.isOnWay && !use.names.isDisjoint(with: known) {
        names.insert(use.argument)
      }
    }
    return uses.contains { !$0.isOnWay && !$0.isHarmless && !$0.names.isDisjoint(with: names) }
  }
}

extension VariableUses.Use {
  private static let prefix = Array("var.".utf8)

  private static let limit = Array("snapshot_retention_limit".utf8)

  /// Creates the use in a line; returns nil if it has none.
  fileprivate init?(_ line: UnsafeRawBufferPointer.SubSequence, isOnWay: Bool) {
    var names: Set<Text> = []
    var rest = line
    while let start = rest.firstRange(of: Self.prefix)?.upperBound {
      let name = rest[start...].prefix(while: Self.isPartOfName)
      names.insert(Text(decoding: name))
      rest = rest[name.endIndex...]
    }
    guard !names.isEmpty else { return nil }
    let argument = line.drop { $0 == 0x20 || $0 == 0x09 }.prefix(while: Self.isPartOfName)
    self.init(
      isOnWay: isOnWay,
      isHarmless: line.firstRange(of: Self.limit) != nil
        || argument.elementsEqual("condition".utf8) || argument.elementsEqual("error_message".utf8),
      argument: Text(decoding: argument),
      names: names,
    )
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
}

extension Text {
  /// The folder of a path.
  var folder: Text { utf8.lastIndex(of: UInt8(ascii: "/")).map { Text(utf8[..<$0]) } ?? "." }
}
