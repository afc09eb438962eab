import Foundation
import LintTestSupport
import LintText
import Testing

@testable import LintSyntax

/// A second judge of where things stand: Terraform itself.
@Suite(.enabled(if: Terraform.isInstalled, Terraform.notInstalled))
struct TerraformAgreementTests {
  /// What is defined twice is remarked with the header of the second block.
  @Test func `agrees on the headers of blocks`() throws {
    var files: [String: Data] = [:]
    var expected: Set<String> = []
    for (index, (_, contents)) in HCLSample.files.enumerated() {
      files["\(index)a.tf"] = contents
      files["\(index)b.tf"] = contents
      let file = try HCLReader().read(try SourceText(contents: contents))
      for block in file.body.allBlocks where Self.definedOnce.contains(block.type.string) {
        expected.insert("\(index)b.tf \(block.header)")
      }
    }
    let remarks = try Terraform.validate(files)
    let told = Set(
      remarks.filter { $0.summary.contains(/^Duplicate (resource|data|variable|output|module)\b/) }
        .compactMap(Self.place)
    )
    // A first block is remarked where another sample has a namesake of it.
    .filter { $0.contains("b.tf ") }
    #expect(expected.count > 100)
    #expect(expected.subtracting(told).sorted() == [])
    #expect(told.subtracting(expected).sorted() == [])
    print("terraform: \(expected.count) headers of blocks are the same")
  }

  private static let definedOnce = ["resource", "data", "variable", "output", "module"]

  /// A `moved` block takes addresses, and anything else is remarked with the whole expression.
  @Test func `agrees on the values of attributes`() throws {
    var files: [String: Data] = [:]
    for (index, (_, contents)) in HCLSample.files.enumerated() {
      let text = String(decoding: contents, as: UTF8.self)
      let moved = text.replacing(/(?m)^(?:resource|module) .*\{$/) { _ in "moved {" }
        .replacing(/(?m)^( +)(?:snapshot_retention_limit|days|limit) *=/) { "\($0.1)from =" }
      files["\(index).tf"] = Data(moved.utf8)
    }
    for (index, expression) in HCLSample.expressions.enumerated() {
      let comment = expression.hasSuffix("E") ? "" : " # c"
      files["expression\(index).tf"] = Data("moved {\n  from = \(expression)\(comment)\n}\n".utf8)
    }
    var expected: [String: HCLExpression] = [:]
    for (name, contents) in files {
      let file = try HCLReader().read(try SourceText(contents: contents))
      let moved = file.body.blocks.filter { $0.type == "moved" && $0.labels.isEmpty }
      for attribute in moved.flatMap(\.body.attributes) where attribute.name == "from" {
        expected["\(name) \(attribute.valueRange)"] = attribute.value
      }
    }
    let remarks = try Terraform.validate(files)
    let expressions = remarks.filter { $0.summary == "Invalid expression" }.compactMap(Self.place)
    #expect(Set(expressions).subtracting(expected.keys).sorted() == [])
    // Of something like an address it says where it goes wrong, and always to its end.
    let addresses = remarks.filter { $0.summary == "Invalid address" }.compactMap(Self.end)
    #expect(Set(addresses).subtracting(expected.keys.map(Self.end)).sorted() == [])
    let passed = expected.filter { place, _ in
      !expressions.contains(place) && !addresses.contains(Self.end(place))
    }
    // What it does not remark are addresses.
    #expect(passed.values.allSatisfy { if case .traversal = $0 { true } else { false } })
    #expect(expressions.count > 100 && addresses.count > 50 && passed.count < 10)
    print("terraform: \(expected.count - passed.count) values of attributes are the same")
  }

  private static func place(_ remark: Terraform.Remark) -> String? {
    remark.range.map { "\($0.filename) \($0.start.byte..<$0.end.byte)" }
  }

  private static func end(_ remark: Terraform.Remark) -> String? { place(remark).map(end) }

  /// The file and the end of a place.
  private static func end(_ place: String) -> String {
    place.replacing(/\d+\.\.</) { _ in "" }
  }

  /// Our reader may take what Terraform refuses, as its documentation says, but never the other way
  /// around: a configuration that is planned must be read.
  @Test func `reads whatever Terraform can parse`() throws {
    var generator = SeededGenerator(seed: 4)
    var files: [String: Data] = [:]
    for index in 0..<600 {
      guard let sample = HCLSample.files.randomElement(using: &generator) else { return }
      var bytes = [UInt8](sample.contents.prefix(3_000))
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let length = min(Int.random(in: 0...2, using: &generator), bytes.count - place)
        let piece = Self.pieces.randomElement(using: &generator) ?? ""
        bytes.replaceSubrange(place..<place + length, with: piece.utf8)
      }
      files["\(index).tf"] = Data(bytes)
    }
    let refused = try Terraform.unparsable(files)
    var laxer = 0
    for (name, contents) in files {
      let text = try SourceText(contents: contents)
      let error = Result { try HCLReader().read(text) }
      switch (error, refused.contains(name)) {
      case (.success, false), (.failure, true): break
      case (.success, true): laxer += 1
      case (.failure(let error), false):
        Issue.record("\(error): \(String(decoding: contents, as: UTF8.self))")
      }
    }
    #expect(refused.count > 100 && refused.count < 500)
    print(
      "terraform: of \(files.count) texts it refuses \(refused.count), of which we read \(laxer)"
    )
  }

  private static let pieces = [
    "", " ", "\n", "\r\n", "\"", "{", "}", "[", "]", "(", ")", "${", "%{", "$${", "~}", "#", "//",
    "/*",
    "*/", "=", "==", "=>", ":", "::", ",", ".", "...", "?", "!", "-", "*", "<<E\n", "<<-E\n", "E\n",
    "\\",
    "\\n", "\\u00e9", "1", "1.5", "a", "é", "for", "if", "null", "\t", "'", ";", "@", "&&", "|",
    "\u{FEFF}",
  ]
}
