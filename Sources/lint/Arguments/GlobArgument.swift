internal import ArgumentParser
internal import LintWorkspace

/// A path pattern on the command line.
struct GlobArgument: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard GlobPattern(argument) != nil else { return nil }
    text = argument
  }
}
