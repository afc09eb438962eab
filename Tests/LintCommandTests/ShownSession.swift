/// A block of commands on a page, each with what it prints.
struct ShownSession: CustomStringConvertible {
  let page: String
  let commands: [(command: String, output: String)]

  var description: String { "\(page): \(commands.first?.command ?? "")" }

  /// The blocks of a page; in a list they stand as far to the right as their item.
  static func all(on page: String, _ text: String) -> [ShownSession] {
    text.matches(of: /(?sm)^( *)```console\n(.*?)\n\1```$/).map { match in
      let lines = match.2.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix(match.1) ? $0.dropFirst(match.1.count) : $0 }
      return ShownSession(page: page, lines)
    }
  }

  private init(page: String, _ lines: [Substring]) {
    var commands: [(command: String, output: String)] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        commands.append((String(line.dropFirst(2)), ""))
      } else if !commands.isEmpty {
        commands[commands.count - 1].output += line + "\n"
      }
    }
    self.page = page
    self.commands = commands
  }
}
