#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gives an input of libFuzzer to the target that the environment variable `FUZZ_TARGET` names.
///
/// - Returns: 0, which is all that libFuzzer knows besides inputs that it must not keep.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  guard let name = getenv("FUZZ_TARGET"), let target = FuzzTarget(rawValue: String(cString: name))
  else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    print("FUZZ_TARGET must be one of \(names)")
    exit(2)
  }
  target.run(UnsafeRawBufferPointer(start: data, count: size))
  return 0
}
