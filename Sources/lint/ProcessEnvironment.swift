#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The environment of the process.
enum ProcessEnvironment {
  /// The variables on which output depends, those that are set.
  static var variables: [String: String] {
    let names = [
      "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY",
    ]
    let pairs = names.compactMap { name in
      getenv(name).map { (name, String(cString: $0)) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// The value of a variable; nil if it is not set.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether pre-commit or prek runs the command.
  ///
  /// They split many files over several processes and show the outputs as one, in which a summary
  /// of each process would only be in the way.
  static var isHook: Bool { getenv("PRE_COMMIT").map { String(cString: $0) } == "1" }
}
