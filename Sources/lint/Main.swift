internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// Runs the command.
///
/// Deliberately synchronous: an asynchronous `main` makes a static executable start six times
/// slower.
@main
enum Main {
  static func main() {
    do {
      try WorkerThread.runDeep(run)
    } catch {
      fail(with: "Error: the stack is too small, and no thread can be made: \(error.message)")
    }
  }

  private static func run() {
    // Swift reads the arguments from `/proc`. Without it even the program name is missing, and the
    // run must not succeed without its arguments.
    if CommandLine.arguments.isEmpty {
      StandardStreams.writeError("Error: the arguments cannot be read: is /proc mounted?")
      StandardStreams.exit(.failure)
    }
    StandardStreams.outliveReaders()
    var arguments = DashedFiles.shielded(Array(CommandLine.arguments.dropFirst()))
    // Help without a subcommand is the help for linting.
    if arguments == ["--help"] || arguments == ["help"] { arguments = ["check", "--help"] }
    // ArgumentParser has only the long name.
    let options = arguments.firstIndex(of: "--") ?? arguments.endIndex
    for index in 0..<options where arguments[index] == "-V" { arguments[index] = "--version" }
    do {
      // Most of this is process startup, and ArgumentParser takes several times as long.
      if arguments == ["--version"] {
        try StandardStreams.writeOutput(.version)
        return
      }
      if arguments == ["-h"] || arguments == ["check", "-h"] {
        try StandardStreams.writeOutput(.shortHelp(CommandName.current))
        return
      }
      if let request = LintRequest(plainArguments: arguments) {
        try request.run()
        return
      }
      var command = try Lint.parseAsRoot(arguments)
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Ends the process with the output and status for an error.
  ///
  /// The status of wrong usage is 2, not ArgumentParser's 64.
  private static func end(with error: any Error) -> Never {
    if let status = error as? ExitStatus {
      if status == .failure, let argument = CommandLine.arguments.dropFirst().first,
        let command = CommandSuggestion.command(near: argument)
      {
        StandardStreams.writeError("did you mean '\(CommandName.current) \(command)'?")
      }
      StandardStreams.exit(status)
    }
    if let error = error as? UsageError { fail(with: "Error: \(error.message)") }
    guard Lint.exitCode(for: error) == .success else {
      fail(with: Message(linesOf: UsageMessage.of(Lint.fullMessage(for: error))))
    }
    do {
      try StandardStreams.writeOutput(.help(error, of: Lint.self))
    } catch {
      fail(with: "Error: \(error.message)")
    }
    StandardStreams.exit(.success)
  }

  private static func fail(with message: Message) -> Never {
    StandardStreams.writeError(message)
    StandardStreams.exit(.failure)
  }
}
