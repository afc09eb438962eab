import Testing

@testable import LintWorkspace

/// How other programs are run.
struct ChildProcessTests {
  private func run(_ script: String, _ environment: [String: String?] = [:]) throws -> ChildProcess
  {
    try ChildProcess(
      "sh",
      ["-c", script, "sh", "a b", "$x"].map { Array($0.utf8) },
      environment: environment,
    )
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `hands over arguments as they are, and takes what comes`() throws {
    let child = try run(#"printf '%s|' "$@"; echo no >&2; exit 7"#)
    #expect(text(child.output) == "a b|$x|")
    #expect(text(child.error) == "no\n")
    #expect(child.status == 7)
  }

  @Test func `reads both outputs, however much there is`() throws {
    let child = try run("head -c 3000000 /dev/zero >&2; head -c 2000000 /dev/zero; echo >&2")
    #expect(child.output.count == 2_000_000)
    #expect(child.error.count == 3_000_001)
    #expect(child.status == 0)
  }

  @Test func `gives it nothing to read`() throws {
    #expect(try run("wc -c").output.filter { $0 != 0x20 } == Array("0\n".utf8))
  }

  @Test func `changes and removes variables, and keeps the rest`() throws {
    let child = try run(
      #"echo "$LC_ALL${HOME-none}"; command -v sh >/dev/null && echo path"#,
      ["LC_ALL": "x=y", "HOME": nil],
    )
    #expect(text(child.output) == "x=ynone\npath\n")
  }

  @Test func `ends a program that does not answer, or does not stop`() {
    #expect(throws: SystemError.noAnswer) {
      try ChildProcess(
        "sleep",
        [Array("600".utf8)],
        environment: [:],
        limits: ChildProcess.Limits(silence: 100),
      )
    }
    #expect(throws: SystemError.tooLarge) {
      try ChildProcess("yes", [], environment: [:], limits: ChildProcess.Limits(bytes: 1_000_000))
    }
  }

  @Test func `tells what has no status, and what is not there`() throws {
    #expect(try run("kill -9 $$").status == nil)
    let error = #expect(throws: SystemError.self) {
      try ChildProcess("no-such-program", [], environment: [:])
    }
    #expect(error?.isAbsence == true)
  }
}
