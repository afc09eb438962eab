/// A way in which libyaml 0.2.5, which reads YAML 1.1, differs from the suite, which speaks of 1.2.
///
/// Each is libyaml's own; we change nothing about what it takes for YAML.
enum YAMLDifference: String, CaseIterable {
  // Valid, but refused.
  case emptyKey = "an empty key without '?' is not supported"
  case colonOnNextLine = "a colon must follow its key in a flow mapping on the same line"
  case keyOfSeveralLines = "a key of a flow mapping must stand on one line"
  case plainColon = "a plain scalar in a flow collection must not begin with a colon"
  case colonBeforeComma = "a colon in a flow collection must not stand right before a comma"
  case tab = "a tab must not stand where indentation may be"
  case anchorName = "the names of anchors are letters, digits, '-' and '_'"
  case unknownDirective = "directives other than YAML and TAG are refused"
  case laterVersion = "versions after 1.2 are refused"
  case bareDocument = "a document after another must begin with '---'"
  case unindentedBlock = "a block scalar at the top must be indented"
  case directiveInside = "a line that begins with '%' is taken for a directive"
  case emptyStream = "a document end needs a document"
  // Invalid, but accepted.
  case unindentedFlow = "lines of flow collections and quoted scalars need no indentation"
  case commentWithoutSpace = "a comment may follow without a space"
  case directiveWithoutEnd = "a directive may follow a document without '...'"
  case dashInFlow = "a dash may be a plain scalar in a flow sequence"
  case indentedBlankLines = "blank lines before a block scalar may be indented deeper than it"

  /// The texts of the suite that differ so.
  var texts: [String] {
    switch self {
    case .emptyKey: words("2JQS 6M2F CFD4 M2N8__00 NHX8 NKF9 S3PD SM9W__01 UKK6__00")
    case .colonOnNextLine:
      words("4MUZ__00 4MUZ__01 4MUZ__02 5MUD K3WX VJP3__01")
    case .keyOfSeveralLines: words("9SA2 NJ66 UT92")
    case .plainColon: words("58MP 5T43 DBG4 HM87__00")
    case .colonBeforeComma: words("4ABK FRK4")
    case .tab:
      words(
        "6BCT 6CA3 96NN__00 96NN__01 A2M4 DK95__00 DK95__03 DK95__04 Q5MG R4YG Y79Y__001 Y79Y__010"
      )
    case .anchorName: words("2SXE 8XYN W5VH")
    case .unknownDirective: words("2LFX 6LVF MUS6__05 MUS6__06")
    case .laterVersion: words("BEC7")
    case .bareDocument: words("7Z25 M7A3")
    case .unindentedBlock: words("DK3J FP8R")
    case .directiveInside: words("W4TN")
    case .emptyStream: words("HWV9 QT73")
    case .unindentedFlow: words("9C9N DK95__01 QB6E Y79Y__003")
    case .commentWithoutSpace: words("9JBA CVW2 MUS6__00 SU5Z X4QW")
    case .directiveWithoutEnd: words("9HCY EB22 MUS6__01 RHX7")
    case .dashInFlow: words("G5U8 YJV2")
    case .indentedBlankLines: words("S98Z")
    }
  }

  private func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
