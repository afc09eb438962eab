internal import ElastiCacheLint
package import LintText

/// A file with the edits that fix findings in it, which are not written yet.
package struct FixDraft {
  /// The path to display.
  package let path: String

  /// The contents of the file.
  package let original: FileBytes

  /// The edits of the contents.
  package private(set) var history: EditHistory

  /// The number of findings that the edits fix.
  package private(set) var count = 0

  /// The contents with the edits made.
  package private(set) var edited: FileBytes

  /// Reads a file, with links resolved.
  ///
  /// - Parameter path: the path to display.
  package init(of file: FilePath, shownAs path: String) throws(FileProblem) {
    self.init(try Border.readEntry(file, .input), shownAs: path)
  }

  /// Creates a draft of a file with some contents.
  package init(_ contents: FileBytes, shownAs path: String) {
    self.path = path
    original = contents
    edited = contents
    history = EditHistory(ofTextWithCount: contents.bytes.count)
  }

  /// Makes edits.
  ///
  /// - Throws: an error if the contents are not those that were judged.
  package mutating func apply(_ edits: FileEdits) throws(FileProblem) {
    guard let text = edits.text(in: edited.bytes) else { throw .changed }
    let mark = edited.bytes.dropLast(text.count)
    history.apply(edits.edits, after: mark.count)
    countFindings(of: edits)
    do throws(SystemError) {
      edited = try FileBytes(copying: mark + edits.edits.applied(to: text))
    } catch {
      throw .system(error)
    }
  }

  /// Counts the findings that edits fix, which were made for another path of the file.
  package mutating func countFindings(of edits: FileEdits) {
    count += edits.count
  }

  /// Replaces a file, if it has not changed since it was read.
  package func write(to file: FilePath) throws(FileProblem) {
    try Border.edit(file) { contents in
      contents.elementsEqual(original.bytes) ? Array(edited.bytes) : nil
    }
  }
}

extension OpenFiles {
  /// Creates files that are read with their edits made.
  package convenience init(_ drafts: [FilePath: FixDraft]) {
    self.init(drafts.mapValues(\.edited))
  }
}
