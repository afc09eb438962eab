/// Makes up `.gitignore` files for one tree of files, the same ones for the same seed.
struct PatternGenerator: RandomNumberGenerator {
  private var state: UInt64

  let tree: [String]
  let ignoreFiles = [".gitignore", "a/.gitignore", "a/b/.gitignore", "ab/.gitignore"]

  init(seed: UInt64) {
    state = seed
    let folders = [
      "", "a/", "a/b/", "a/b/a/", "a/b/a/b/", "a/b c/", "ab/", "ab/a/", "b/", "b/a/b/", "x.yaml/",
    ]
    let names = ["a", "b", "ab", "a b", "a ", "[a]", "!a", "#a", "a-b", "a]", "A1", "\\a", ".a"]
    tree = folders.flatMap { folder in names.map { "\(folder)\($0).yaml" } }
  }

  /// SeededGenerator, by Sebastiano Vigna.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func ignoreFile() -> String {
    let lines = (0..<Int.random(in: 0...4, using: &self)).map { _ in line() }
    return lines.joined() + (chance(of: 4) ? "# comment" : "")
  }

  private mutating func line() -> String {
    var line = chance(of: 4) ? "!" : ""
    if chance(of: 4) { line += "/" }
    for index in 0..<Int.random(in: 1...3, using: &self) {
      if index > 0 { line += "/" }
      line += name()
    }
    if chance(of: 5) { line += "/" }
    if chance(of: 8) { line += pick([" ", "  ", "\\ ", "\t"]) }
    return line + pick(["\n", "\n", "\n", "\r\n", "\n\n"])
  }

  private mutating func name() -> String {
    guard !chance(of: 4) else { return pick(["**", "*", "*.yaml", "***", "a", "b"]) }
    let pieces = [
      "a", "a", "b", "b", "*", "?", "[ab]", "[!a]", "[^b]", "[a-b]", "[]a]", "[!]]", "[[:alpha:]]",
      "[[:digit:]x]", "[\\]]", "[a", "\\a", "\\*", "\\[", " ", "-", "]", "[b-a]", "[[]", "[a-]",
      "#",
    ]
    let stem = (0..<Int.random(in: 1...3, using: &self)).map { _ in pick(pieces) }.joined()
    // Git takes the stars of `a**/` for a `**` of its own, against its manual.
    return (stem + pick(["", "", ".yaml", ".yaml", "*", ".*"])).replacing("**", with: "*")
  }

  private mutating func chance(of one: Int) -> Bool {
    Int.random(in: 1...one, using: &self) == 1
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: choices.indices, using: &self)]
  }
}
