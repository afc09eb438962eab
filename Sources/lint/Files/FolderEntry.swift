/// One name in a folder; a symbolic link is itself here, not what it leads to.
struct FolderEntry: Sendable {
  let name: [UInt8]
  let kind: FileKind
}
