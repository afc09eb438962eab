internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// Lints until it is interrupted or nothing reads its output, and writes the result whenever it
/// changes.
///
/// Each round is a whole run instead of a wait for changes of some files: a run takes milliseconds,
/// and everything that it reads counts, such as a module or a configuration elsewhere.
enum Watch {
  /// The shortest time between two runs.
  private static let shortestPause = Duration.milliseconds(500)

  /// The time between two runs, in durations of a run.
  private static let pauseFactor = 20

  /// - Throws: the error that prevented the first run from starting. Later ones are shown, since a
  ///   configuration may be edited.
  static func run(_ request: LintRequest) throws {
    var shown = try record(request, showsErrors: false)
    show(shown)
    repeat {
      let start = ContinuousClock.now
      let found = try record(request, showsErrors: true)
      if found != shown { show(found) }
      shown = found
      let pause = max(shortestPause, (ContinuousClock.now - start) * pauseFactor)
      POSIX.pause(milliseconds: Int(pause / .milliseconds(1)))
    } while StandardStreams.hasReader
  }

  private static func record(_ request: LintRequest, showsErrors: Bool) throws -> OutputRecord {
    try StandardStreams.recording {
      do {
        try request.run()
      } catch is ExitStatus {
      } catch let error as UsageError where showsErrors {
        StandardStreams.writeError("Error: \(error.message)")
      } catch let error as ValidationError where showsErrors {
        StandardStreams.writeError("Error: \(error.message)")
      }
    }
  }

  private static func show(_ record: OutputRecord) {
    if StandardStreams.isOutputTerminal, ProcessEnvironment.value("TERM") != "dumb" {
      StandardStreams.clearScreen()
    }
    StandardStreams.write(record)
    if StandardStreams.isErrorTerminal {
      StandardStreams.writeError("linting again on changes; Ctrl-C ends")
    }
  }
}
