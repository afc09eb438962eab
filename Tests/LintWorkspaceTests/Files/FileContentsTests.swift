import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

@Suite struct FileContentsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(_ path: FilePath, _ limit: SizeLimit = .input) throws(FileProblem) -> Data {
    let contents = try Border.unbounded.read(path, limit)
    return withExtendedLifetime(contents) { Data(contents.bytes) }
  }

  private func sample(count: Int) -> Data {
    Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
  }

  /// On both sides of the size from which files are mapped.
  @Test(arguments: [0, 1, 4096, 1 << 20, 8 << 20 - 1, 8 << 20, 8 << 20 + 1])
  func readsRegularFiles(size: Int) throws {
    let data = sample(count: size)
    try folder.write("file", data)
    #expect(try read(folder("file")) == data)
  }

  @Test(arguments: [0, 5, 64 << 10, 300_000])
  func readsStreamsToTheirEnd(size: Int) async throws {
    let path = folder("fifo")
    try #require(path.withCString { mkfifo($0, 0o644) } == 0)
    let data = sample(count: size)
    let writer = Thread {
      FileHandle(forWritingAtPath: path.description)?.write(data)
    }
    writer.start()
    #expect(try read(path) == data)
  }

  @Test func refusesFilesOfTwoGibibytes() throws {
    try folder.write("huge")
    try #require(folder("huge").withCString { truncate($0, 2 << 30) } == 0)
    #expect(throws: FileProblem.tooLarge(.input)) { try read(folder("huge")) }
    #expect(FileProblem.tooLarge(.input).message == "is larger than 2 GiB")
  }

  @Test func refusesOrCutsWhatIsLargerThanItsLimit() async throws {
    let data = sample(count: 300_000)
    try folder.write("file", data)
    let small = SizeLimit(bytes: 100_000)
    #expect(throws: FileProblem.tooLarge(small)) { try read(folder("file"), small) }
    for count in [0, 1, 100_000, 299_999, 300_000, 300_001] {
      #expect(try read(folder("file"), .first(count)) == data.prefix(count))
    }
    // One for each writer: the next reader must not meet a writer that is about to end.
    for number in 0..<2 {
      let path = folder("fifo\(number)")
      try #require(path.withCString { mkfifo($0, 0o644) } == 0)
      Thread { FileHandle(forWritingAtPath: path.description)?.write(data.prefix(60_000)) }.start()
      #expect(throws: FileProblem.tooLarge(SizeLimit(bytes: 50_000))) {
        try read(path, SizeLimit(bytes: 50_000))
      }
    }
  }

  @Test func namesWhatIsWrong() throws {
    #expect(throws: FileProblem.system(.isFolder)) { try read(folder.path) }
    #expect(FileProblem.system(.isFolder).message == "is a directory")
    #expect(throws: FileProblem.system(.absent)) { try read(folder("gone")) }
    #expect(FileProblem.system(.absent).message == "no such file or directory")
  }

  @Test(.enabled(if: geteuid() != 0, "root reads every file"))
  func needsPermission() throws {
    try folder.write("secret")
    _ = folder("secret").withCString { chmod($0, 0) }
    let denied = FileProblem.system(SystemError(code: EACCES))
    #expect(throws: denied) { try read(folder("secret")) }
    #expect(denied.message == "permission denied")
  }

  #if os(Linux)
    @Test func readsFilesThatDoNotKnowTheirSize() throws {
      #expect(try !read(FilePath("/proc/self/maps")).isEmpty)
    }
  #endif

  @Test func wordsOfOtherErrorsComeFromTheSystem() {
    #expect(SystemError(code: ENOTSOCK).message.contains("socket"))
    #expect(SystemError(code: EMFILE).message == "too many open files")
    #expect(SystemError(code: EIO).message == "the device failed while reading")
  }
}
