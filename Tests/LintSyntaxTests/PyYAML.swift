import Foundation
import Testing

/// PyYAML, where it is installed: it is what cfn-lint and the AWS CLI read templates with.
enum PyYAML {
  static let isInstalled = (try? types(of: ["7"])) == ["int 7"]

  static let notInstalled: Comment = "python3 with PyYAML is not installed"

  /// What PyYAML makes of each plain scalar: `int 7`, `float 0x1.8p+0`, `bool True`, `null`,
  /// `text`, or `error` where it fails.
  static func types(of scalars: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A file, since a pipe would fill up while nobody reads the answers.
    let input = folder.appending(path: "scalars")
    try Data(scalars.joined(separator: "\n").utf8).write(to: input)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static let script = """
    import sys, yaml
    loader = yaml.SafeLoader("")
    for line in sys.stdin.read().split("\\n"):
        tag = loader.resolve(yaml.ScalarNode, line, (True, False))
        try:
            value = loader.construct_object(yaml.ScalarNode(tag, line))
        except ValueError:
            print("error")
            continue
        if value is None:
            print("null")
        elif isinstance(value, float):
            print("float", value.hex())
        elif isinstance(value, (bool, int)):
            print(type(value).__name__, value)
        else:
            print("text")
    """
}
