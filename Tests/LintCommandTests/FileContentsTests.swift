import Foundation
import Testing

@testable import lint

@Suite struct FileContentsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(_ path: FilePath) throws(DiscoveryProblem) -> Data {
    let contents = try FileContents.read(path)
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
    #expect(throws: DiscoveryProblem(path: folder("huge"), message: "is larger than 2 GiB")) {
      try read(folder("huge"))
    }
  }

  @Test func namesWhatIsWrong() throws {
    #expect(throws: DiscoveryProblem(path: folder.path, message: "is a directory")) {
      try read(folder.path)
    }
    let gone = DiscoveryProblem(path: folder("gone"), message: "no such file or directory")
    #expect(throws: gone) { try read(folder("gone")) }
  }

  @Test(.enabled(if: geteuid() != 0, "root reads every file"))
  func needsPermission() throws {
    try folder.write("secret")
    _ = folder("secret").withCString { chmod($0, 0) }
    let denied = DiscoveryProblem(path: folder("secret"), message: "permission denied")
    #expect(throws: denied) { try read(folder("secret")) }
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
