import Foundation
import LintDiagnostics
import Testing

/// PyYAML, where it is installed: it is what cfn-lint and the AWS CLI read templates with.
enum PyYAML {
  static let isInstalled = (try? types(of: ["7"])) == ["int 7"]

  static let notInstalled: Comment = "python3 with PyYAML is not installed"

  /// What PyYAML makes of each plain scalar: `int 7`, `float 0x1.8p+0`, `bool True`, `null`,
  /// `text`, or `error` where it fails.
  static func types(of scalars: [String]) throws -> [String] {
    try answers(of: script, to: scalars)
  }

  /// The comments of each file, in order; nil where PyYAML cannot scan it to its end.
  static func comments(in paths: [String]) throws -> [[String]?] {
    let answers = try answers(of: commentScript, to: paths)
    return try answers.map { try JSONDecoder().decode([String]?.self, from: Data($0.utf8)) }
  }

  private static func answers(of script: String, to lines: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A file, since a pipe would fill up while nobody reads the answers.
    let input = folder.appending(path: "scalars")
    try Data(lines.joined(separator: "\n").utf8).write(to: input)
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

  /// Its scanner, with a note wherever it begins to pass over a comment.
  ///
  /// It does so in three places; the first is a loop of its own, which is repeated here.
  private static let commentScript = #"""
    import json, sys, yaml
    ENDS = "\0\r\n\x85\u2028\u2029"

    class Loader(yaml.reader.Reader, yaml.scanner.Scanner):
        def __init__(self, data):
            self.comments = []
            yaml.reader.Reader.__init__(self, data)
            yaml.scanner.Scanner.__init__(self)

        def note(self):
            length = 0
            while self.peek(length) not in ENDS:
                length += 1
            self.comments.append(self.prefix(length))

        def scan_to_next_token(self):
            if self.index == 0 and self.peek() == "\uFEFF":
                self.forward()
            found = False
            while not found:
                while self.peek() == " ":
                    self.forward()
                if self.peek() == "#":
                    self.note()
                    while self.peek() not in ENDS:
                        self.forward()
                if self.scan_line_break():
                    if not self.flow_level:
                        self.allow_simple_key = True
                else:
                    found = True

        def scan_directive_ignored_line(self, start_mark):
            self.ignored_line()
            super().scan_directive_ignored_line(start_mark)

        def scan_block_scalar_ignored_line(self, start_mark):
            self.ignored_line()
            super().scan_block_scalar_ignored_line(start_mark)

        def ignored_line(self):
            while self.peek() == " ":
                self.forward()
            if self.peek() == "#":
                self.note()

    for path in sys.stdin.read().split("\n"):
        try:
            loader = Loader(open(path, "rb").read())
            while loader.check_token():
                loader.get_token()
            print(json.dumps(loader.comments))
        except Exception:
            print("null")
    """#
}
