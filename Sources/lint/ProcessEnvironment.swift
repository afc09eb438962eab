#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

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

  /// Whether pre-commit or prek runs the command.
  ///
  /// They split many files across several processes and combine the outputs, in which a summary per
  /// process would be noise.
  static var isHook: Bool { getenv("PRE_COMMIT").map { String(cString: $0) } == "1" }
}
