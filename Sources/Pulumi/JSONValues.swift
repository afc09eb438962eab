internal import LintSyntax
internal import LintText

/// The JSON values of a text: one, or several one after another, such as the lines of a log.
struct JSONValues {
  /// The values, in order.
  private(set) var roots: [Node] = []

  /// The error that ends the text.
  private(set) var error: SyntaxError?

  init(_ text: SourceText) {
    var offset = 0
    while offset < text.bytes.count {
      do {
        let value = try JSONReader().readValue(of: text, at: offset, selecting: .everything)
        guard value.end > offset else { return }
        if let root = value.document.root { roots.append(root) }
        offset = value.end
      } catch {
        self.error = error
        return
      }
    }
  }

  /// The values, and the elements of those that are lists.
  var elements: [Node] { roots.flatMap { $0.kind == .sequence ? $0.elements : [$0] } }
}
