import LintText
import Testing

@testable import LintSyntax

/// What holds of every configuration.
struct HCLPropertyTests {
  @Test func `reads every sample, and each value as its own text`() throws {
    var values = 0
    for (path, contents) in HCLSample.files {
      let text = try SourceText(contents: contents)
      let file = try HCLReader().read(text)
      for attribute in file.body.allAttributes {
        let written = text.string(attribute.valueRange)
        let again = try HCLReader().read(try SourceText(contents: "x = \(written)\n".utf8))
        #expect(again.body.attributes.first?.value == attribute.value, "\(path): \(written)")
        #expect(Text(text.string(attribute.nameRange)) == attribute.name)
        values += 1
      }
      for block in file.body.allBlocks {
        #expect(Text(text.string(block.header)).hasPrefix(block.type))
        #expect(text.bytes[block.range.upperBound - 1] == UInt8(ascii: "}"))
        #expect(block.header.upperBound < block.range.upperBound)
      }
    }
    #expect(values > 500)
  }

  private static let contents = """
    # é
    resource "t" "n" {
      a = [1, "x${f({ b = <<-E
        ${c}
        E
      })}", /* d */ -2.5e3]
      e { f = g.h[0] ? !i : j::k(l...) }
      m = "\\u00e9"
      n = <<E
      é
      E
    }\r

    """

  @Test func `reads or refuses every prefix`() throws {
    let bytes = [UInt8](Self.contents.utf8)
    for length in 0...bytes.count {
      guard let text = try? SourceText(contents: bytes[..<length]) else { continue }
      do throws(SyntaxError) {
        let file = try HCLReader().read(text)
        #expect(file.body.blocks.allSatisfy { $0.range.upperBound <= length })
      } catch {
        #expect(error.isInside(text), "after \(length) bytes")
      }
    }
    #expect(try HCLReader().read(try SourceText(contents: bytes)).body.blocks.count == 1)
  }

  /// A mapped file may lie before anything.
  @Test func `sees nothing of what lies behind the text`() throws {
    let bytes = [UInt8](Self.contents.utf8)
    for length in 0...bytes.count {
      let alone = try SourceText(contents: bytes[..<length])
      try bytes.withUnsafeBytes { memory in
        let prefix = UnsafeRawBufferPointer(rebasing: memory[..<length])
        let text = try SourceText(contents: prefix, keptAliveBy: Owner())
        #expect(Self.outcome(text) == Self.outcome(alone), "after \(length) bytes")
      }
    }
  }

  private final class Owner: Sendable {}

  /// All that a text says, with its places.
  private static func outcome(_ text: SourceText) -> String {
    do throws(SyntaxError) {
      let file = try HCLReader().read(text)
      let blocks = file.body.allBlocks.map { "\($0.header) \($0.range)" }
      let attributes = file.body.allAttributes.map { "\($0.nameRange) \($0.valueRange)" }
      return "\(file.outline) \(blocks) \(attributes) \(file.comments.map(\.range))"
    } catch {
      return "\(error)"
    }
  }
}
