/// Edits of a text that have not been tried.
struct EditDraft {
  /// The edits, in order.
  let parts: [Part]

  /// Whether they do what they should and nothing else, if they are sound.
  let isSafe: Bool

  /// One edit.
  struct Part {
    let range: Range<Int>
    let replacement: String
  }

  init(_ parts: [Part], isSafe: Bool) {
    self.parts = parts
    self.isSafe = isSafe
  }

  init(replacing range: Range<Int>, by replacement: String, isSafe: Bool) {
    self.init([Part(range: range, replacement: replacement)], isSafe: isSafe)
  }

  init(inserting text: String, at offset: Int, isSafe: Bool = true) {
    self.init(replacing: offset..<offset, by: text, isSafe: isSafe)
  }
}
