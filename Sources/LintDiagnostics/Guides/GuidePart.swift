/// A part of a guide: a section, or the instructions in one section for one tool or language.
package struct GuidePart: Sendable, Hashable {
  /// The title of the section: `Remediation`.
  package let section: String

  /// The tool or language of the instructions, if any: `Terraform`.
  package var medium: String?

  /// The text below the headings.
  package var blocks: [GuideBlock] = []

  /// The items of its lists of subjects, in order.
  package var entries: [GuideEntry] {
    blocks.flatMap { block -> [GuideEntry] in
      switch block {
      case .entries(let entries), .links(let entries): entries
      case .paragraph, .steps, .code: []
      }
    }
  }

  /// The examples to copy, in order.
  package var examples: [GuideExample] {
    zip([nil] + blocks, blocks).compactMap { previous, block in
      guard case .code(let language, let code) = block else { return nil }
      let role: GuideExample.Role =
        previous == .before ? .before : language == "sh" ? .commands : .after
      return GuideExample(role: role, language: language, code: code)
    }
  }
}

/// A block of Markdown.
package enum GuideBlock: Sendable, Hashable {
  /// A paragraph, whose only markup is backticks around names and code.
  case paragraph(String)
  /// A numbered list.
  case steps([String])
  /// A list of texts with their subjects: `- **subject**: text`.
  case entries([GuideEntry])
  /// A list of links, whose texts are addresses: `- [subject](text)`.
  case links([GuideEntry])
  /// A fenced block: its language and its lines, without a trailing newline.
  case code(language: String, String)

  /// The label above an example that shows the flaw.
  package static let before = GuideBlock.paragraph("Before:")

  /// The label above an example that shows the flaw fixed.
  package static let after = GuideBlock.paragraph("After:")

  /// The text of a paragraph.
  package var paragraph: String? {
    guard case .paragraph(let text) = self else { return nil }
    return text
  }

  /// The items of a numbered list.
  package var steps: [String]? {
    guard case .steps(let steps) = self else { return nil }
    return steps
  }

  /// Reads the block that begins with a line, or returns nil if the line is empty.
  ///
  /// - Parameter rest: the lines after it, from which the further lines of the block are removed.
  init?(_ line: Substring, _ rest: inout ArraySlice<Substring>) {
    if line.hasPrefix("```") {
      let code = rest.prefix { $0 != "```" }
      rest = rest.dropFirst(code.count + 1)
      self = .code(language: String(line.dropFirst(3)), code.joined(separator: "\n"))
    } else if line.hasPrefix("- ") || line.hasPrefix("1. ") {
      let items = [line] + rest.prefix { !$0.isEmpty }
      rest = rest.dropFirst(items.count - 1)
      let texts = items.map { $0.drop { $0 != " " }.dropFirst() }
      self =
        switch line.dropFirst(2).first {
        case "*": .entries(texts.map { GuideEntry($0, "**", "**: ") })
        case "[": .links(texts.map { GuideEntry($0.dropLast(), "[", "](") })
        default: .steps(texts.map(String.init))
        }
    } else if !line.isEmpty {
      self = .paragraph(String(line))
    } else {
      return nil
    }
  }
}

/// An item of a list in a guide: a subject and a text about it.
package struct GuideEntry: Sendable, Hashable {
  /// The subject, in a few words.
  package let subject: String

  /// The text about the subject, or the address of the page.
  package let text: String

  /// Splits an item at its markup: before the subject, and between subject and text.
  fileprivate init(_ item: Substring, _ opening: String, _ between: String) {
    let marked = item.dropFirst(opening.count)
    subject = String(marked.prefix { $0 != between.first })
    text = String(marked.dropFirst(subject.count + between.count))
  }
}

/// An example to copy: part of a template or a configuration, or commands.
package struct GuideExample: Sendable, Hashable {
  /// The purpose of the example.
  package let role: Role

  /// The language, as named in Markdown fences.
  package let language: String

  /// The lines, without a trailing newline.
  package let code: String

  /// The purpose of an example.
  package enum Role: String, Sendable {
    /// Shows the flaw that the rule finds.
    case before
    /// Shows the flaw fixed.
    case after
    /// Runs in a shell.
    case commands
  }
}
