import CLibFuzzer
import ElastiCacheLint

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gives inputs of libFuzzer to the target that the environment variable `FUZZ_TARGET` names.
@main
enum Main {
  static func main() {
    guard let name = getenv("FUZZ_TARGET"), FuzzTarget(rawValue: String(cString: name)) != nil
    else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      print("FUZZ_TARGET must be one of \(names)")
      exit(2)
    }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        guard let name = getenv("FUZZ_TARGET"),
          let target = FuzzTarget(rawValue: String(cString: name))
        else { return -1 }
        target.run(UnsafeRawBufferPointer(start: data, count: size))
        return 0
      }
    )
  }
}
