import Foundation
import LintTestSupport
import LintText
import Testing

@testable import LintSyntax

struct YAMLCommentPropertyTests {
  @Test func `takes linear time`() throws {
    func time(_ count: Int) throws -> Duration {
      let text = try SourceText(
        contents: String(repeating: "a: b # c\n# d\n", count: count).utf8
      )
      return ContinuousClock().measure {
        #expect(YAMLReader().comments(in: text).count == 2 * count)
      }
    }
    _ = try time(1_000)
    // Quadratic time would be a hundred times as much.
    #expect(try time(20_000) < max(.milliseconds(200), time(2_000) * 40))
  }

  /// PyYAML, which scans by itself, is asked what it passes over.
  @Test(.enabled(if: PyYAML.isInstalled, PyYAML.notInstalled))
  func `agrees with PyYAML on every text at hand`() throws {
    let fixtures = Repository.root.appending(path: "fixtures")
    let folders = [fixtures] + [Repository.corpus].compactMap(\.self)
    let paths = folders.flatMap { folder in
      Repository.files(below: folder)
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") || $0.hasSuffix(".template") }
        .map { folder.appending(path: $0).path }
    }
    let found = try PyYAML.comments(in: paths)
    try #require(found.count == paths.count)
    var (compared, commentCount) = (0, 0)
    for (path, expected) in zip(paths, found) {
      guard let expected, let data = FileManager.default.contents(atPath: path),
        let text = try? SourceText(contents: data), YAMLReader().read(text).error == nil
      else { continue }
      compared += 1
      commentCount += expected.count
      let comments = YAMLReader().comments(in: text).map { text.string($0.range) }
      #expect(comments == expected, "\(path)")
    }
    print("comments: \(commentCount) in \(compared) of \(paths.count) files, as PyYAML has them")
    #expect(compared > 100 && commentCount > 300)
  }
}
