internal import LintDiagnostics
internal import LintModel
internal import LintScenarios
internal import LintText

/// Finds the lines of the program that generated a template.
///
/// The frames of an assembly are not trusted: a frame is used only if its file is inside the
/// project and if the sources permit reading it.
struct ProgramPlaces {
  private let template: String
  private let sources: any SourceProvider

  /// The folder with `cdk.json`, as displayed; nil without one around the template.
  private let project: DisplayedFolder?

  private var files: [Text: ProgramFile?] = [:]
  private var places: [[Text]: Place?] = [:]
  private var budget = Budget(limit: byteLimit)

  /// The limit of bytes of programs read for one template.
  private static let byteLimit = 64 << 20

  /// The limit of files, existing or not, that are opened for one template.
  private static let fileLimit = 256

  /// The number of folders above a template in which `cdk.json` is looked for: an assembly of a
  /// stage is two levels below it.
  private static let projectDepth = 4

  init(of template: String, _ sources: any SourceProvider) {
    self.template = template
    self.sources = sources
    var folder = DisplayedFolder(ofFile: template)
    var project: DisplayedFolder?
    for _ in 0..<Self.projectDepth {
      guard let parent = folder.parent else { break }
      folder = parent
      if let file = try? sources.file(at: folder.path(to: "cdk.json"), from: template) {
        project = DisplayedFolder(ofFile: file.path)
        break
      }
    }
    self.project = project
  }

  /// Returns the place of the innermost frame inside the project; nil without one.
  mutating func place(of frames: [Text]) -> Place? {
    guard !frames.isEmpty else { return nil }
    if let known = places[frames] { return known }
    let found = frames.firstNonNil { (frame: Text) -> Place? in
      guard let frame = StackFrame(frame), let file = file(at: frame.path.string) else {
        return nil
      }
      return compiledPlace(of: frame, in: file) ?? file.place(line: frame.line, frame.column)
    }
    places[frames] = .some(found)
    return found
  }

  /// Returns the place in the source from which a file of JavaScript was compiled.
  private mutating func compiledPlace(of frame: StackFrame, in file: ProgramFile) -> Place? {
    guard let column = frame.column, let map = map(of: file),
      let origin = map.map.origin(line: frame.line, column: column),
      !origin.source.contains("://"),
      let source = self.file(
        at: origin.source.hasPrefix("/")
          ? origin.source.string : map.folder.path(to: origin.source.string)
      )
    else { return nil }
    return source.place(line: origin.line, origin.column)
  }

  /// Returns the source map of a file with the folder of the map.
  private mutating func map(of file: ProgramFile) -> (map: SourceMap, folder: DisplayedFolder)? {
    if let known = file.map { return known }
    var found: (map: SourceMap, folder: DisplayedFolder)?
    let folder = DisplayedFolder(ofFile: file.path)
    switch file.mapReference {
    case .none: break
    case .inline(let text):
      found = SourceMap(SourceText(utf8: Array(text.utf8))).map { ($0, folder) }
    case .file(let name):
      if !name.contains("://"), !name.hasPrefix("/"),
        let text = read(folder.path(to: name.string))
      {
        found = SourceMap(text.text).map { ($0, DisplayedFolder(ofFile: text.path)) }
      }
    }
    file.map = .some(found)
    return found
  }

  /// Returns a file of the program; nil if it is not in the project, or of a package that others
  /// wrote.
  private mutating func file(at path: String) -> ProgramFile? {
    let key = Text(path)
    if let known = files[key] { return known }
    guard files.count < Self.fileLimit else { return nil }
    let file = read(path).map { ProgramFile($0) }
    files[key] = .some(file)
    return file
  }

  private mutating func read(_ path: String) -> SourceFile? {
    guard !budget.isSpent, let file = try? sources.file(at: path, from: template),
      isOwn(DisplayedFolder(ofFile: file.path))
    else { return nil }
    budget.charge(file.text.bytes.count)
    return budget.isExceeded ? nil : file
  }

  /// Whether a folder is in the project and not a package that others wrote.
  private func isOwn(_ folder: DisplayedFolder) -> Bool {
    let rest: ArraySlice<Text>
    if let project {
      guard let names = folder.names(below: project) else { return false }
      rest = names
    } else {
      rest = folder.names[...]
    }
    return !rest.contains { Self.foreignFolders.contains($0) }
  }

  private static let foreignFolders: Set<Text> = [
    "node_modules", "site-packages", "dist-packages", "cdk.out",
  ]
}
