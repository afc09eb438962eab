import ArgumentParser
import ElastiCacheLint
import Testing

@testable import lint

/// Arguments that are read without ArgumentParser.
struct PlainArgumentsTests {
  @Test(arguments: [
    [], ["."], ["a.yaml"], ["a.yaml", "templates/b.json"], ["--force-exclude", "a.yaml"],
    ["a.yaml", "-q"], ["--quiet", "a", "--force-exclude", "b"],
  ])
  func `ask for what ArgumentParser reads in them`(_ arguments: [String]) throws {
    let plain = try #require(LintRequest(plainArguments: arguments))
    #expect(plain == (try parsed(arguments)))
  }

  @Test(arguments: [
    ["-"], ["--"], ["--help"], ["-h"], ["--version"], ["rules"], ["check", "a"], ["explain"],
    ["config"], ["help"], [""], ["-v"], ["--no-quiet"], ["-f", "json"], ["--format=json", "a"],
    ["-q", "--quiet"], ["a", "--", "b"], ["--force"], ["-qv"],
  ])
  func `of any other kind are left to ArgumentParser`(_ arguments: [String]) {
    #expect(LintRequest(plainArguments: arguments) == nil)
  }

  /// Whatever two words are put together, they are read alike or left alone.
  @Test func `in any pair ask for what ArgumentParser reads in them`() throws {
    let words = [
      "a.yaml", "b/c.json", ".", "/d", "e f", "\u{FFFD}", "check ", "Rules", "explain.yaml", "-q",
      "--quiet", "--force-exclude", "-", "--", "-v", "rules", "", "--no-ignore", "=", "@f",
    ]
    var plainCount = 0
    for first in words {
      for second in words {
        let arguments = [first, second]
        guard let plain = LintRequest(plainArguments: arguments) else { continue }
        plainCount += 1
        #expect(plain == (try parsed(arguments)), "\(arguments)")
      }
    }
    #expect(plainCount == 14 * 14 - 5, "a switch cannot be there twice")
  }

  @Test func `know all names of subcommands`() {
    let names = Lint.configuration.subcommands.map { $0._commandName }
    #expect(Lint.subcommands == Set(names + ["help"]))
  }

  private func parsed(_ arguments: [String]) throws -> LintRequest {
    try #require(try Lint.parseAsRoot(arguments) as? Check).request
  }
}
