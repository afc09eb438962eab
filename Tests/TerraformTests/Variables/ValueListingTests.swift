import LintSyntax
import LintText
import Testing

@testable import Terraform

/// Which conditions allow only the values that they list.
struct ValueListingTests {
  private static func listing(
    _ condition: String,
    _ names: [Text] = ["var", "x"],
  ) throws -> ValueListing? {
    let text = try SourceText(contents: condition.utf8)
    return ValueListing(of: names, in: try HCLTree(in: text, 0..<text.bytes.count))
  }

  @Test(arguments: [
    "contains([\"a\"], var.x)", "contains(local.all, var.x)", "var.x == \"a\"", "\"a\" == var.x",
    "var.x == \"a\" || var.x == \"b\"", "var.x != \"\" && contains([\"a\"], var.x)",
    "(contains([\"a\"], var.x))", "!(var.x != \"a\")", "!(var.x != \"a\" && var.x != \"b\")",
    "var.x == null ? true : contains([\"a\"], var.x)",
    "var.x != null ? contains([\"a\"], var.x) : true",
    "var.x == \"a\" || false", "can(regex(\"^(a|b)$\", var.x))", "can(index([\"a\"], var.x))",
    "can({ a = 1 }[var.x])", "can(local.sizes[var.x])", "lookup({ a = true }, var.x, false)",
    "try(contains([\"a\"], var.x), false)", "length(regexall(\"^(a|b)$\", var.x)) > 0",
    "alltrue([var.x != \"\", contains([\"a\"], var.x)])",
    "anytrue([var.x == \"a\", var.x == \"b\"])",
  ])
  func `a condition lists all values`(_ condition: String) throws {
    let listing = try #require(try Self.listing(condition))
    #expect(listing.functions == [])
  }

  @Test(arguments: [
    "true", "var.x != \"a\"", "!contains([\"a\"], var.x)", "contains([\"a\"], var.y)",
    "contains([var.x], \"a\")", "var.x == \"a\" || var.y", "var.x == \"a\" || length(var.x) == 3",
    "can(regex(\"^(a|b)\", var.x))", "can(var.x)", "length(var.x) > 0", "startswith(var.x, \"a\")",
    "contains([\"a\"], substr(var.x, 0, 1))", "lookup({ a = true }, var.x, true)",
    "try(contains([\"a\"], var.x), true)", "anytrue([var.x == \"a\", var.y])",
    "var.x == null ? true : var.y", "contains([\"a\"], var.x.y)", "!(var.x == \"a\" && var.y)",
    "length(regexall(\"^(a|b)$\", var.x)) > -1",
  ])
  func `another condition does not`(_ condition: String) throws {
    #expect(try Self.listing(condition) == nil)
  }

  @Test(arguments: [
    ("contains([\"a\"], lower(var.x))", ["lower"]),
    ("upper(trimspace(var.x)) == \"A\"", ["trimspace", "upper"]),
    ("can(regex(\"^(a|b)$\", lower(\"${var.x}\")))", ["lower"]),
    ("lower(var.x) == \"a\" || title(var.x) == \"B\"", ["lower", "title"]),
  ])
  func `a value may be listed in another form`(_ condition: String, _ functions: [String]) throws {
    let listing = try #require(try Self.listing(condition))
    #expect(listing.functions.map(\.string).sorted() == functions)
  }

  @Test func `the elements of a collection may be listed`() throws {
    let names: [Text] = ["var", "x", ValuePath.everyElement, "tier"]
    func lists(_ condition: String) throws -> Bool { try Self.listing(condition, names) != nil }
    #expect(try lists("alltrue([for c in var.x : contains([\"a\"], c.tier)])"))
    #expect(try lists("alltrue([for key, c in var.x : c.tier == \"a\" || c.tier == \"b\"])"))
    #expect(try lists("alltrue([for c in toset(values(var.x)) : contains([\"a\"], c.tier)])"))
    #expect(try !lists("alltrue([for c in keys(var.x) : contains([\"a\"], c.tier)])"))
    #expect(try !lists("alltrue([for c in var.x : contains([\"a\"], c.name)])"))
    #expect(try !lists("alltrue([for c in var.x : contains(c.tiers, c.tier)])"))
    #expect(try !lists("alltrue([for c in var.x : contains([\"a\"], c.tier) if c.on])"))
    #expect(try !lists("anytrue([for c in var.x : contains([\"a\"], c.tier)])"))
    #expect(
      try Self.listing(
        "length(setsubtract(var.x, [\"a\"])) == 0",
        ["var", "x", ValuePath.everyElement]
      )
        != nil
    )
    #expect(try !lists("alltrue([for c in var.y : contains([\"a\"], c.tier)])"))
  }

  @Test func `a condition that is nested too deep lists nothing`() throws {
    let condition = String(repeating: "!", count: 100) + "(var.x == \"a\")"
    #expect(try Self.listing(condition) == nil)
  }
}
