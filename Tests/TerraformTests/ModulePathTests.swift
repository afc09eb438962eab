import LintTestSupport
import LintText
import Testing

@testable import Terraform

@Suite struct ModulePathTests {
  @Test(
    arguments: [
      ("aws_elasticache_cluster.a", []),
      ("aws_elasticache_cluster.module[\"module.x\"]", []),
      ("module.a.aws_elasticache_cluster.b", ["a"]),
      ("module.a.module.b.module.c.aws_elasticache_cluster.d", ["a", "b", "c"]),
      ("module.a[0].aws_elasticache_cluster.b[12]", ["a"]),
      ("module.a[\"k\"].aws_elasticache_cluster.b", ["a"]),
      ("module.a[\"\"].module.b.aws_elasticache_cluster.c", ["a", "b"]),
      ("module.w[\"c]d\"].aws_elasticache_cluster.this[\"x[0].y\"]", ["w"]),
      ("module.w[\"a.b\"].module.v[\"].module.x\"].aws_elasticache_cluster.c", ["w", "v"]),
      ("module.w[\"a\\\"].module.x[\\\"b\"].aws_elasticache_cluster.c", ["w"]),
      ("module.w[\"a\\\\\"].module.v.aws_elasticache_cluster.c", ["w", "v"]),
      ("module.w[\"日本 é 😀\"].module.v.aws_elasticache_cluster.c", ["w", "v"]),
      ("module.日本[\"a\"].aws_elasticache_cluster.c", ["日本"]),
      ("module.a[\"k\"]-module.b.aws_elasticache_cluster.c", ["a"]),
      ("module.my-module_1.aws_elasticache_cluster.c", ["my-module_1"]),
      ("module.module.module.module.aws_elasticache_cluster.c", ["module", "module"]),
      ("module.a[\"\\n\\t\\u200b\"].module.b.aws_elasticache_cluster.c", ["a", "b"]),
    ]
  )
  func keysAreLeftOut(address: String, names: [String]) {
    #expect(ModulePath(ofAddress: Text(address)).names == names.map { Text($0) })
  }

  @Test(arguments: [
    ("aws_elasticache_cluster.a", []),
    ("module.a[0].aws_elasticache_cluster.b[12]", ["0", "12"]),
    ("module.w[\"c]d\"].aws_elasticache_cluster.this[\"x[0].y\"]", ["c]d", "x[0].y"]),
    ("module.w[\"a\\\"b\"].aws_elasticache_cluster.c", ["a\"b"]),
    ("aws_elasticache_cluster.c[\"\"]", [""]),
  ])
  func `an address has instance keys`(_ address: String, _ keys: [String]) {
    #expect(PlanReference.instanceKeys(Text(address)).map(\.string) == keys)
  }

  /// Marks that join the quote before them to one character of Swift.
  @Test(arguments: ["\u{301}]x", "\u{20DD}].module.z", "a\u{D4E}"])
  func keysMayJoinTheirQuotes(key: String) {
    let path = ModulePath(ofAddress: "module.a[\"\(key)\"].module.b.aws_elasticache_cluster.c")
    #expect(path.names == ["a", "b"])
  }

  @Test func everyRenderedAddressIsParsedBack() {
    let scalars = Array("ab01.[]{}\"\\/$%' \n\t\r:-_é日😀\u{A0}".unicodeScalars)
    var random = SeededGenerator(seed: 43)
    for _ in 0..<2_000 {
      let address = TerraformAddress(using: &random, keyScalars: scalars)
      #expect(
        ModulePath(ofAddress: Text(address.text)).names == address.moduleNames.map { Text($0) },
        "\(address.text)"
      )
    }
  }

  @Test func nothingThatIsNoAddressDoesHarm() {
    let scalars = Array("module.[]\"\\a0é".unicodeScalars)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      var text = "module."
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        text.unicodeScalars.append(scalars[Int.random(in: scalars.indices, using: &random)])
      }
      #expect(ModulePath(ofAddress: Text(text)).names.count < 16)
    }
  }

  @Test func prefixIsAnAddressWithoutKeys() {
    #expect(ModulePath().prefix == "")
    #expect(ModulePath(["a", "b"]).prefix == "module.a.module.b.")
  }
}
