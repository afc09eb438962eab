/// Does the same to many items on all processors, and keeps their order.
enum ParallelMap {
  /// Where no more threads can be made, those that there are do all of it: at the least the one that
  /// asks.
  ///
  /// - Parameter batch: how many items a thread takes at a time. With fewer than eight times as many,
  ///   starting threads takes longer than they save.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    batch: Int = 8,
    _ transform: @escaping @Sendable (Item) -> Result,
  ) -> [Result] {
    guard items.count >= 8 * batch else { return items.map(transform) }
    let work = Work(items, batch: batch, transform)
    let batches = (items.count + batch - 1) / batch
    var helpers: [WorkerThread] = []
    while helpers.count < min(WorkerThread.processorCount, batches) - 1 {
      guard let helper = try? WorkerThread(running: work.run) else { break }
      helpers.append(helper)
    }
    work.run()
    helpers.forEach { $0.join() }
    return work.results
  }
}

/// Items that several threads share among them, with a place for the result of each.
// Unchecked, because a pointer is not Sendable. It is safe: each place is written once, by the one
// thread that has taken its item, and nothing is read before all threads are done.
private final class Work<Item: Sendable, Result: Sendable>: @unchecked Sendable {
  private let items: [Item]
  private let batch: Int
  private let transform: @Sendable (Item) -> Result
  private let next = SharedCounter()
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

  /// Takes batch after batch until none is left.
  func run() {
    while true {
      let start = next.take() * batch
      guard start < items.count else { return }
      for index in start..<min(start + batch, items.count) {
        places[index] = transform(items[index])
      }
    }
  }

  var results: [Result] { places.compactMap(\.self) }
}
