import Foundation
import SwiftOperators
import SwiftParser
import SwiftSyntax

/// Compiles mutants into sources, to be chosen by the environment variable `MUTANT`.
///
/// Usage: `Mutate ROOT COPY FOLDER ... < numbers of sites that do not compile`. ROOT has the
/// sources, COPY gets them with the mutants, and FOLDER is a folder or a file below ROOT. Prints a
/// line for each mutant and for each place of a site in the copy, its parts separated by tabs.
@main
enum Mutate {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3 else {
      FileHandle.standardError.write(Data("usage: Mutate ROOT COPY FOLDER ...\n".utf8))
      exit(2)
    }
    var left: Set<Int> = []
    while let line = readLine() { Int(line).map { _ = left.insert($0) } }
    var number = 1
    for folder in arguments.dropFirst(3) {
      for path in paths(below: folder, in: URL(filePath: arguments[1])) {
        let source = try Data(contentsOf: URL(filePath: arguments[1]).appending(path: path))
        let mutated = mutate(path, [UInt8](source), &number, leaving: left)
        let target = URL(filePath: arguments[2]).appending(path: path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(),
          withIntermediateDirectories: true,
        )
        try Data(mutated).write(to: target)
      }
    }
  }

  private static func paths(below folder: String, in root: URL) -> [String] {
    if folder.hasSuffix(".swift") { return [folder] }
    let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    let names = found?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
  }

  private static func mutate(
    _ path: String,
    _ source: [UInt8],
    _ number: inout Int,
    leaving left: Set<Int>,
  ) -> [UInt8] {
    let file = Parser.parse(source: String(decoding: source, as: UTF8.self))
    // What cannot be folded stays a sequence, in which no operator is found.
    let folded = OperatorTable.standardOperators.foldAll(file) { _ in }
    let sites = SiteFinder(folded).sites
    let lines = SourceLocationConverter(fileName: path, tree: file)
    var numbers: [Int?] = []
    var firsts: [Int] = []
    for site in sites {
      firsts.append(number)
      numbers.append(left.contains(number) ? nil : number)
      let place = lines.location(for: AbsolutePosition(utf8Offset: site.range.lowerBound))
      let line = lines.sourceLines[place.line - 1].trimmingCharacters(in: .whitespacesAndNewlines)
      for (index, change) in site.changes.enumerated() where numbers.last != .some(nil) {
        print(
          "mutant",
          number + index,
          number,
          path,
          place.line,
          place.column,
          change,
          line,
          separator: "\t"
        )
      }
      number += site.changes.count
    }
    let mutated = MutatedSource(source, sites, numbers: numbers)
    for place in mutated.places {
      print(
        "place",
        firsts[place.site],
        path,
        place.range.lowerBound,
        place.range.upperBound,
        separator: "\t"
      )
    }
    return mutated.text
  }
}
