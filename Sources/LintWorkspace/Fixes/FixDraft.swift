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
  private(set) var edited: FileBytes

  /// Reads a file, with links resolved.
  ///
  /// - Parameter path: the path to display.
  package init(of file: FilePath, shownAs path: String) throws(FileProblem) {
    self.path = path
    original = try Border.readEntry(file, .input)
    edited = original
    history = EditHistory(ofTextWithCount: original.bytes.count)
  }

  /// Makes edits.
  ///
  /// - Throws: an error if the contents are not those that were judged.
  package mutating func apply(_ edits: FileEdits) throws(FileProblem) {
    guard let text = edits.text(in: edited.bytes), let applied = edits.applied(to: edited.bytes)
    else { throw .changed }
    history.apply(edits.edits, after: edited.bytes.count - text.count)
    countFindings(of: edits)
    do throws(SystemError) {
      edited = try FileBytes(copying: applied)
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
