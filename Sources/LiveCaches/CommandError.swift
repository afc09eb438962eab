internal import LintModel
internal import LintSyntax
internal import LintText

/// An error that an AWS command reports in place of its output.
struct CommandError {
  private let code: Text
  private let offset: Int

  /// Recognizes an error message for people: `An error occurred (AccessDenied) when calling …`.
  init?(_ text: SourceText) {
    let start = UnsafeRawBufferPointer(rebasing: text.bytes.prefix(1_024))
    let beginning: StaticString = "An error occurred ("
    guard let offset = start.firstOffset(of: beginning, from: 0),
      start[..<offset].allSatisfy({ $0 != UInt8(ascii: "{") })
    else { return nil }
    let code = start[(offset + beginning.utf8CodeUnitCount)...].prefix { $0 != UInt8(ascii: ")") }
    self.code = Text(decoding: code.prefix(64))
    self.offset = offset
  }

  /// Recognizes an error in JSON: `{"Error": {"Code": …}}`, or `{"Code": …, "Message": …}`.
  init?(_ root: Node) {
    let error = root["Error"] ?? root
    guard AccountForm.all(in: root).isEmpty, error["Message"] != nil || error["message"] != nil,
      let code = error["Code"] ?? error["__type"]
    else { return nil }
    self.code = code.text ?? ""
    offset = code.range.lowerBound
  }

  /// The error as a remark.
  var remark: Remark {
    Remark(
      .unreadable,
      "this is an error of AWS (\(code)), not a list of caches",
      help: "fix what it reports, then run the command again",
      at: offset..<offset,
    )
  }
}
