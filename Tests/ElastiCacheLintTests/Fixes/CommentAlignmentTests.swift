import ElastiCacheLint
import Testing

/// Edits leave comments as `terraform fmt` aligns them.
struct CommentAlignmentTests {
  private static func mended(_ text: String, accepting reason: String? = nil) -> String {
    var mended = MendedText(Array(text.utf8), path: "main.tf")
    mended.options.suppressingAll = reason.map { SuppressionText(reason: $0) }
    return String(decoding: mended.mended(includingUnsafe: false), as: UTF8.self)
  }

  @Test func `of a header and an argument`() {
    let text = """
      resource "aws_elasticache_serverless_cache" "a" { # header
        tags = [                                        # tags
        ]
      }

      """
    let expected = """
      resource "aws_elasticache_serverless_cache" "a" { # header
        snapshot_retention_limit = 7

        tags = [ # tags
        ]
      }

      """
    #expect(Self.mended(text) == expected)
  }

  @Test(arguments: [("  timeouts { create = \"60m\" }", "t"), ("}", "end")])
  func `of the last argument and what follows it`(_ line: String, _ comment: String) {
    let end = line == "}" ? "" : "}\n"
    let head = """
      resource "aws_elasticache_serverless_cache" "a" {
        very_long_name_of_an_argument = "0123456789"

      """
    let before = String(head.dropLast()) + " # long\n"
    let width = max(head.split(separator: "\n")[1].count, line.count)
    let text =
      before + line + String(repeating: " ", count: width - line.count)
      + " # \(comment)\n" + end
    let days = "  snapshot_retention_limit      = 7\n"
    #expect(Self.mended(text) == before + days + line + " # \(comment)\n" + end)
  }

  @Test(arguments: [
    (
      """
        engine                   = "memcached" # an engine
        snapshot_retention_limit = 7           # days
        port                     = 1           # a port
      """,
      """
        engine = "memcached" # an engine
        port   = 1           # a port
      """
    ),
    (
      """
        engine                   = "memcached" # an engine
        snapshot_retention_limit = 7
        port                     = 1 # a port
        timeouts { create = "60m" }  # a block
        zone = "a"                   # a zone
      """,
      """
        engine = "memcached"        # an engine
        port   = 1                  # a port
        timeouts { create = "60m" } # a block
        zone = "a"                  # a zone
      """
    ),
    (
      """
        engine                    = "memcached"
        snapshot_retention_limit  = 7
        preferred_maintenance_day = 1 # a day
      """,
      """
        engine                    = "memcached"
        preferred_maintenance_day = 1 # a day
      """
    ),
  ])
  func `around a removed argument`(_ before: String, _ after: String) {
    func text(_ arguments: String) -> String {
      "resource \"aws_elasticache_cluster\" \"a\" {\n\(arguments)\n}\n"
    }
    let mended = MendedText(Array(text(before).utf8), path: "main.tf").mended(includingUnsafe: true)
    #expect(String(decoding: mended, as: UTF8.self) == text(after))
  }

  @Test func `but for comments in the native syntax of C`() {
    let text = """
      resource "aws_elasticache_serverless_cache" "a" {
        snapshot_retention_limit = null # none
        engine                   = "r" /* an engine */
      }

      """
    #expect(Self.mended(text) == text.replacing("= null #", with: "= 7 #"))
  }
}
