#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

internal import LintWorkspace

/// The environment of the process.
enum ProcessEnvironment {
  /// The environment variables that affect output, as far as they are set.
  static var variables: [String: String] {
    let names = [
      "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY",
    ]
    let pairs = names.compactMap { name in
      getenv(name).map { (name, String(cString: $0)) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Returns the value of a variable; nil if unset.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

extension Host {
  /// The process of the command.
  static let process = Host(
    variable: { ProcessEnvironment.value($0) },
    notify: { StandardStreams.writeError($0) },
    progress: progress,
  )

  private static var progress: (@Sendable (Int) -> Void)? {
    guard let progress = Progress.current else { return nil }
    return { progress.step(of: $0) }
  }
}
