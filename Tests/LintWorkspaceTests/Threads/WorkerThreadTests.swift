import Foundation
import Testing

@testable import LintWorkspace

/// That work ends where threads and stacks are short.
struct WorkerThreadTests {
  @Test(arguments: [0, 1, 63, 64, 65, 1000])
  func `keeps the order of results`(_ count: Int) {
    let items = Array(0..<count)
    #expect(ParallelMap.map(items) { $0 * 2 } == items.map { $0 * 2 })
    #expect(ParallelMap.map(items, batch: 1) { "\($0)" } == items.map { "\($0)" })
  }

  @Test func `gives threads a stack of their own`() throws {
    let result = Locked(0)
    let thread = try WorkerThread(running: {
      for _ in 0..<Self.depth(6 << 20) { result.withLock { $0 += 1 } }
    })
    thread.join()
    #expect(result.withLock { $0 } > 0)
  }

  /// How many calls fill so many bytes of the stack.
  private static func depth(_ bytes: Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { buffer in
      buffer[0] = 1
      return bytes > 4096 ? depth(bytes - 4096) + Int(buffer[0]) : 1
    }
  }
}
