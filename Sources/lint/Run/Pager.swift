#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

internal import LintWorkspace

/// The program in which a terminal shows long text.
enum Pager {
  /// Shows text in `PAGER`, or else in `less`, if it is longer than the terminal.
  ///
  /// - Returns: false if no terminal or no pager is available, so the caller prints the text.
  static func show(_ output: OutputText) -> Bool {
    guard let rows = StandardStreams.outputHeight, isatty(STDIN_FILENO) == 1,
      output.text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= rows,
      ProcessEnvironment.value("TERM") != "dumb", ProcessEnvironment.value("CI") == nil
    else { return false }
    let less = ChildProcess.path(of: "less")?.shellWord
    guard let command = ProcessEnvironment.value("PAGER") ?? less, !command.isEmpty else {
      return false
    }
    // Keeps colors, and ends at once if the text fits after all.
    setenv("LESS", "FRX", 0)
    guard let pager = popen(command, "w") else { return false }
    // Ctrl-C is for the pager.
    let handler = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, handler) }
    fputs(output.text, pager)
    // The status of a shell that has not found the command.
    return pclose(pager) != 127 << 8
  }
}
