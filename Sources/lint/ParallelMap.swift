internal import Dispatch

/// Does the same to many items on all processors, and keeps their order.
enum ParallelMap {
  /// - Parameter batch: how many items a thread takes at a time. With fewer than eight times as many,
  ///   starting threads takes longer than they save.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    batch: Int = 8,
    _ transform: @Sendable (Item) -> Result,
  ) -> [Result] {
    guard items.count >= 8 * batch else { return items.map(transform) }
    let slots = Slots<Result>(count: items.count)
    let batches = (items.count + batch - 1) / batch
    DispatchQueue.concurrentPerform(iterations: batches) { number in
      for index in number * batch..<min((number + 1) * batch, items.count) {
        slots.fill(index, with: transform(items[index]))
      }
    }
    return slots.contents
  }
}

/// A place for each result.
// Unchecked, because a pointer is not Sendable. It is safe: each place is written once, by the one
// thread that has its item, and nothing is read before all threads are done.
private final class Slots<Result: Sendable>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Result?>

  init(count: Int) {
    places = .allocate(capacity: count)
    places.initialize(repeating: nil)
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  func fill(_ index: Int, with result: Result) {
    places[index] = result
  }

  var contents: [Result] { places.compactMap(\.self) }
}
