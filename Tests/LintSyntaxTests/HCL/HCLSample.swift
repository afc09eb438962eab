import Foundation
import LintTestSupport

/// The Terraform configurations among the fixtures, and those beside the project.
enum HCLSample {
  /// Files of ours and of others, by path.
  static let files: [(path: String, contents: Data)] =
    files(below: Repository.root.appending(path: "fixtures"))
    + (Repository.corpus.map { corpus in
      files(below: corpus.deletingLastPathComponent().appending(path: "plans"))
    } ?? [])

  private static func files(below folder: URL) -> [(path: String, contents: Data)] {
    Repository.files(below: folder).filter { $0.hasSuffix(".tf") }.compactMap { path in
      (try? Data(contentsOf: folder.appending(path: path))).map { (path, $0) }
    }
  }

  /// Every kind of expression that could end where one does not expect it.
  static let expressions = [
    "7", "- 7", "1.5e-3", "null", "true", "var.a", "var.a[0].b", "var.a[\"x]y\"].b", "var.a.0.b",
    "var.a.*.b", "var.a[*].b", "(7)", "(\n 7\n)", "!var.a", "-var.a", "1 + 2 * 3", "a ? b : c",
    "a ? b ? 1 : 2 : c ? 3 : 4", "f()", "f(a, b...)", "f(\n a,\n b,\n)", "f(a).b[0]",
    "provider::x::f(1)", "\"\"", "\"x\"", "\"${a}\"", "\"a${\"b${c}\"}d\"", "\"%{if a}b%{endif}\"",
    "\"$${a}\"", "\"}\"", "{}", "{ a = 1 }", "{\n a = 1, b : 2\n \"c\" = {}\n}",
    "{ for k, v in a : k => v }",
    "{ for k, v in a : k => v... if v }", "a[b[c[0]]]", "a == b && c != d || e <= f", "<<E\nx\nE",
    "<<-E\n    x ${a}\n  E", "<<E\n${f(<<F\ny\nF\n)}\nE", "f(<<E\nx\nE\n)", "(a ? <<E\nx\nE\n : c)",
    "1 /* c */ + /* d */ 2", "\"é😀\"", "größe(a)", "[for x in a : x][0]", "{}[\"a\"]", "\"a\".b",
  ]
}
