/// An entry of a folder; symbolic links are not followed.
struct FolderEntry: Sendable {
  let name: [UInt8]
  let kind: FileKind
}
