import LintText
import Testing

@testable import CloudFormation

struct StackFrameTests {
  @Test(
    arguments: [
      ("new Shop (/app/lib/shop.ts:3:11)", "/app/lib/shop.ts 3 11"),
      ("    at new Shop (/app/lib/shop.ts:3:11)", "/app/lib/shop.ts 3 11"),
      ("/app/bin/shop.js:5:1", "/app/bin/shop.js 5 1"),
      ("at async Shop.build [as make] (/app/a (1)/shop.ts:12:7)", "/app/a (1)/shop.ts 12 7"),
      ("file:///app/shop%20a.mjs:1:2", "/app/shop a.mjs 1 2"),
      ("f (file:///app/100%/shop.mjs:1:2)", "/app/100%/shop.mjs 1 2"),
      ("build (/app/shop.py:7)", "/app/shop.py 7 -"),
      ("f (/app/a:b.ts:3:4)", "/app/a:b.ts 3 4"),
    ]
  )
  func `reads the place of a frame`(_ frame: String, _ place: String) throws {
    let frame = try #require(StackFrame(Text(frame)))
    let column = frame.column.map { "\($0)" } ?? "-"
    #expect("\(frame.path) \(frame.line) \(column)" == place)
  }

  @Test(
    arguments: [
      "", "...aws-cdk-lib...", "...node internals...", "<anonymous>", "(native)", ":1:2",
      "node:internal/modules/cjs/loader:1554:14", "f (lib/shop.ts:1:2)", "f (/app/shop.ts)",
      "f (/app/shop.ts:0:1)", "f (/app/shop.ts:1:0)", "f (/app/shop.ts:+1:-2)",
      "f (/app/a\0b.ts:1:2)", "C:\\app\\shop.ts:1:2",
      "f (https://example.com/shop.js:1:2)",
    ]
  )
  func `ignores what names no absolute path`(_ frame: String) {
    #expect(StackFrame(Text(frame)) == nil)
  }
}
