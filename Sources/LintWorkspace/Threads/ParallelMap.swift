/// Maps items concurrently, preserving order.
enum ParallelMap {
  /// Maps items on all processors; if threads cannot be created, on fewer, at least the calling
  /// one.
  ///
  /// - Parameter batch: the number of items that a thread takes at a time. With fewer than eight
  ///   batches, starting threads takes longer than they save.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    batch: Int = 8,
    _ transform: @escaping @Sendable (Item) -> Result,
  ) -> [Result] {
    guard items.count >= 8 * batch else { return items.map(transform) }
    let work = Work(items, batch: batch, transform)
    let batches = (items.count + batch - 1) / batch
    let observer = FileObserver.current
    let help: @Sendable () -> Void = { observer.map { $0.observe(work.run) } ?? work.run() }
    var helpers: [WorkerThread] = []
    while helpers.count < min(WorkerThread.processorCount, batches) - 1 {
      guard let helper = try? WorkerThread(running: help) else { break }
      helpers.append(helper)
    }
    work.run()
    helpers.forEach { $0.join() }
    return work.results
  }
}

/// Items that several threads share, with storage for the results.
// Unchecked because pointers are not Sendable. Safe because each element is written once, by the
// one thread that took its item, and nothing is read before all threads are done.
private final class Work<Item: Sendable, Result: Sendable>: @unchecked Sendable {
  private let items: [Item]
  private let batch: Int
  private let transform: @Sendable (Item) -> Result
  private let next = Locked(0)
  private let places: UnsafeMutableBufferPointer<Result?>

  init(_ items: [Item], batch: Int, _ transform: @escaping @Sendable (Item) -> Result) {
    self.items = items
    self.batch = batch
    self.transform = transform
    places = .allocate(capacity: items.count)
    places.initialize(repeating: nil)
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  /// Processes batches until none are left.
  func run() {
    while true {
      let start = next.withLock { next in
        defer { next += 1 }
        return next * batch
      }
      guard start < items.count else { return }
      for index in start..<min(start + batch, items.count) {
        places[index] = transform(items[index])
      }
    }
  }

  var results: [Result] { places.compactMap(\.self) }
}
