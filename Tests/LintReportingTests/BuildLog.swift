/// What services that read the log of a build find in it.
///
/// Written anew from how they read, so that a mistake of the reporters is not repeated here.
enum BuildLog {
  /// A command with what it says.
  struct Command: Equatable {
    var name: String
    var properties: [String: String]
    var message: String
  }

  /// The command in a line for the runner of GitHub Actions (`actions/runner`, `ActionCommand.cs`):
  /// blanks, `::`, a name and its properties, `::`, the message.
  static func gitHubCommand(_ line: some StringProtocol) -> Command? {
    let trimmed = String(line.drop { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) })
    guard trimmed.hasPrefix("::"), let end = trimmed.dropFirst(2).firstRange(of: "::") else {
      return nil
    }
    let head = trimmed[trimmed.index(trimmed.startIndex, offsetBy: 2)..<end.lowerBound]
    let parts = head.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].wholeMatch(of: /[A-Za-z-]+/) != nil else { return nil }
    var properties: [String: String] = [:]
    for pair in parts.dropFirst().joined().split(separator: ",") {
      guard let equals = pair.firstIndex(of: "=") else { continue }
      properties[String(pair[..<equals])] = unescaped(
        String(pair[pair.index(after: equals)...]),
        ["%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"],
      )
    }
    let message = unescaped(
      String(trimmed[end.upperBound...]),
      ["%0D": "\r", "%0A": "\n", "%25": "%"],
    )
    return Command(name: String(parts[0]), properties: properties, message: message)
  }

  /// The command in a line for the agent of Azure Pipelines, wherever it stands.
  static func azureCommand(_ line: some StringProtocol) -> Command? {
    let line = String(line)
    guard let start = line.firstRange(of: "##vso["),
      let end = line[start.upperBound...].firstIndex(of: "]")
    else { return nil }
    let head = line[start.upperBound..<end]
    let parts = head.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let escapes = ["%0D": "\r", "%0A": "\n", "%3B": ";", "%5D": "]", "%AZP25": "%"]
    var properties: [String: String] = [:]
    for pair in parts.dropFirst().joined().split(separator: ";") {
      guard let equals = pair.firstIndex(of: "=") else { continue }
      properties[String(pair[..<equals])] = unescaped(
        String(pair[pair.index(after: equals)...]),
        escapes,
      )
    }
    return Command(
      name: String(parts[0]),
      properties: properties,
      message: unescaped(String(line[line.index(after: end)...]), escapes),
    )
  }

  /// The service message in a line for TeamCity, with its attributes.
  static func teamCityMessage(_ line: some StringProtocol) -> Command? {
    guard let match = String(line).wholeMatch(of: /##teamcity\[(\w+)(( \w+='([^'|\[\]]|\|.)*')*)\]/)
    else { return nil }
    var properties: [String: String] = [:]
    for attribute in match.2.matches(of: /\x20(\w+)='((?:[^'|\[\]]|\|.)*)'/) {
      properties[String(attribute.1)] = teamCityText(attribute.2)
    }
    return Command(name: String(match.1), properties: properties, message: "")
  }

  private static func teamCityText(_ escaped: Substring) -> String {
    var text = ""
    var rest = escaped.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "|" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "n": text += "\n"
      case "r": text += "\r"
      case "x": text += "\u{85}"
      case "l": text += "\u{2028}"
      case "p": text += "\u{2029}"
      case "0":
        let digits = String(String.UnicodeScalarView(rest.dropFirst().prefix(4)))
        rest = rest.dropFirst(5)
        if let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) {
          text.unicodeScalars.append(scalar)
        }
      case let other?: text.unicodeScalars.append(other)
      case nil: break
      }
    }
    return text
  }

  /// The text with each escape read once.
  private static func unescaped(_ text: String, _ escapes: [String: String]) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      let tail = String(String.UnicodeScalarView(rest.prefix(6)))
      if scalar == "%", let escape = escapes.keys.first(where: tail.hasPrefix) {
        result += escapes[escape] ?? ""
        rest = rest.dropFirst(escape.unicodeScalars.count)
      } else {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
