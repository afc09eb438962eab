internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// A block of a configuration, with what override files say of it.
struct ConfigurationBlock {
  private let base: Part
  private let overrides: [Part]

  /// What one file says of it.
  struct Part {
    let file: ConfigurationFile
    let block: HCLBlock
  }

  /// Makes a block of its parts, the first of which is overridden by the others in turn.
  init?(_ parts: [Part]) {
    guard let base = parts.first else { return nil }
    self.base = base
    overrides = Array(parts.dropFirst())
  }

  /// Its type and labels.
  var header: Place { base.file.place(base.block.header) }

  /// All lines of it, those in override files included.
  var lines: [LineRange] {
    ([base] + overrides).map { $0.file.lines(of: $0.block) }
  }

  /// The names of its attributes and of the blocks directly in it.
  var names: Set<Text> {
    Set(
      ([base] + overrides).flatMap { part in
        part.block.body.attributes.map(\.name) + part.block.body.blocks.map(\.type)
      }
    )
  }

  /// An attribute as the last file has it that writes it; nil if none does.
  func attribute(_ name: Text) -> WrittenAttribute? {
    (overrides.reversed() + [base]).lazy.compactMap { WrittenAttribute(name, in: $0) }.first
  }
}
