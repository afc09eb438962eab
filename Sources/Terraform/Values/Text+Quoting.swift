internal import LintText

extension Text {
  /// The text as a string of the language, without template sequences; Terraform writes the keys in
  /// addresses likewise (`internal/addrs/instance_key.go`).
  var quoted: Text {
    var result = "\""
    var sigil: Unicode.Scalar?
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // A doubled sigil begins no template.
      case "{": result += (sigil.map(String.init) ?? "") + "{"
      default: result += String(scalar)
      }
      sigil = scalar == "$" || scalar == "%" ? scalar : nil
    }
    return Text(result + "\"")
  }
}
