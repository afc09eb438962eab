import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

/// The states of files before they were read.
struct FileRecordTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Records what a closure reads, after all files have settled.
  private func record(_ body: () -> Void) -> FileRecord {
    POSIX.pause(milliseconds: 30)
    let record = FileRecord()
    record.record(body)
    return record
  }

  @Test func `files that are read, listed or missing are recorded`() throws {
    try folder.write("read")
    try folder.write("listed/a")
    let reads: [(read: () -> Void, change: () throws -> Void)] = [
      ({ _ = try? Border.readEntry(folder("read"), .input) }, { try folder.write("read", "x") }),
      (
        { _ = try? POSIX.entries(of: folder("listed")) }, { try folder.write("listed/b") }
      ), ({ _ = try? POSIX.status(of: folder("new")) }, { try folder.write("new") }),
      ({ _ = POSIX.realPath(of: folder("new")) }, { try folder.remove("new") }),
      ({ _ = try? POSIX.entryKind(of: folder("read")) }, { try folder.remove("read") }),
    ]
    for (number, (read, change)) in reads.enumerated() {
      let record = record(read)
      #expect(!record.look(), "\(number)")
      try change()
      #expect(record.look(), "\(number)")
    }
  }

  @Test func `threads of a run are recorded`() throws {
    let names = (0..<64).map { "f\($0)" }
    try folder.write(names)
    let paths = names.map { folder($0) }
    let record = record {
      _ = ParallelMap.map(paths, batch: 1) { path in
        POSIX.pause(milliseconds: 1)
        return (try? POSIX.status(of: path)) != nil
      }
    }
    #expect(record.count == names.count)
    _ = try POSIX.status(of: folder("f0"))
    _ = POSIX.realPath(of: folder("other"))
    #expect(record.count == names.count)
  }

  @Test func `a folder that is only there may get files`() throws {
    try folder.write("a/b")
    let record = record { _ = try? POSIX.status(of: folder("a")) }
    try folder.write("a/c")
    #expect(!record.look())
    try folder.remove("a")
    #expect(record.look())
  }

  @Test func `a file that was just written is read again once`() throws {
    try folder.write("a", "7")
    func record(after previous: FileRecord) -> FileRecord {
      let record = FileRecord(after: previous)
      record.record { _ = try? POSIX.status(of: folder("a")) }
      return record
    }
    let first = record(after: FileRecord())
    POSIX.pause(milliseconds: 30)
    // It may have been written again within the precision of its times.
    #expect(first.look())
    let second = record(after: first)
    POSIX.pause(milliseconds: 30)
    #expect(!second.look())
  }

  @Test func `a state with a time in the future is doubted once`() throws {
    let identity = FileIdentity(device: 1, inode: 2)
    let time = 9_000_000_001
    let state = FileState.file(identity, size: 1, modification: time, change: time)
    #expect(state.doubt(at: 1) == 20 && state.doubt(at: 9_010_000_000) == 20)
    #expect(state.doubt(at: 9_100_000_000) == nil)
    let whole = FileState.file(identity, size: 1, modification: 0, change: 9_000_000_000)
    #expect(whole.doubt(at: 10_000_000_000) == 2_000 && whole.doubt(at: 12_000_000_000) == nil)
  }
}
