/// A token of HCL outside of string content.
struct HCLToken {
  let kind: Kind
  let range: Range<Int>

  enum Kind: Equatable {
    case identifier
    case number
    /// The opening quote of a string; its content is scanned on demand.
    case quote
    /// `<<EOT` or `<<-EOT` with the line ending after it; its content is scanned on demand.
    case heredoc
    case opening(HCLBracket)
    case closing(HCLBracket)
    case equals
    case comma
    case dot
    case colon
    case doubleColon
    case question
    case ellipsis
    case arrow
    case not
    case minus
    case star
    /// Any other binary operator.
    case infix
    case newline
    /// The end of the text.
    case end
  }
}
