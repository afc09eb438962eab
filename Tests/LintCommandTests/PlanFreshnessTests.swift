import Foundation
import LintTestSupport
import Testing

/// Whether the plans among the fixtures are those of the configurations beside them.
struct PlanFreshnessTests {
  private static let folder = Repository.root.appending(path: "fixtures/terraform")

  /// Told without Terraform, by the sums that were noted when the plans were made.
  @Test func `every plan was made of what lies beside it`() throws {
    let sums = try String(
      contentsOf: Self.folder.appending(path: "sources.sha256"),
      encoding: .utf8
    )
    let noted = sums.matches(of: /(?m)^[0-9a-f]{64}  \.\/(.+)$/).map { String($0.1) }
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path).filter {
      path in
      var isFolder: ObjCBool = false
      let full = Self.folder.appending(path: path).path
      return path.contains("/")
        && FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    #expect(noted.count > 150)
    #expect(
      Set(files).symmetricDifference(noted).sorted() == [],
      "run fixtures/terraform/regenerate"
    )
    let check = try LintProcess(
      URL(filePath: "/bin/sh"),
      [
        "-c",
        "if command -v sha256sum >/dev/null; then sha256sum -c; else shasum -a 256 -c; fi"
          + " <sources.sha256 | grep -v ': OK$'",
      ],
      in: Self.folder.path,
    )
    #expect(check.output == "", "run fixtures/terraform/regenerate for these cases")
  }

  private static let remade = Result {
    let named = ProcessInfo.processInfo.environment["CHECK_PLANS"] ?? "module-null-three-levels"
    let cases = named.split(separator: " ").map(String.init)
    let environment = ProcessInfo.processInfo.environment.filter {
      ["HOME", "TF_PROVIDER_MIRROR", "TF_PLUGIN_CACHE_DIR", "TMPDIR"].contains($0.key)
    }
    return try LintProcess(
      folder.appending(path: "regenerate"),
      ["--check"] + cases,
      in: Repository.root.path,
      environment: environment,
    )
  }

  private static var canRemake: Bool {
    guard case .success(let run) = remade, run.status == 3 else { return true }
    print("no plan is made again: \(run.error)")
    return false
  }

  // A reason that is computed would be so whichever tests are asked for, and takes many seconds.
  @Test(.enabled(if: canRemake, "Terraform is not installed, or has no provider"))
  func `Terraform makes the same plan again`() throws {
    let run = try Self.remade.get()
    #expect(run.status == 0, "\(run.output)\(run.error)")
    print("plans made again: \(run.output.split(separator: "\n").joined(separator: ", "))")
  }
}
