// The run-time part of mutants, which is copied into each module that has some. Numbers of mutants
// come from `Mutate`; the mutants of one site have numbers in sequence.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The mutant that is chosen, and a file shared by processes that notes what is reached.
private struct MutantChoice {
  let chosen: Int
  let reached: UnsafeMutablePointer<UInt8>?

  init() {
    chosen = getenv("MUTANT").flatMap { Int(String(cString: $0)) } ?? -1
    guard let path = getenv("MUTANTS_REACHED") else {
      reached = nil
      return
    }
    let file = open(path, O_RDWR)
    let size = file < 0 ? 0 : Int(lseek(file, 0, SEEK_END))
    let memory = mmap(nil, max(size, 1), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    let isMapped = file >= 0 && memory != UnsafeMutableRawPointer(bitPattern: -1)
    reached = isMapped ? memory?.assumingMemoryBound(to: UInt8.self) : nil
  }
}

nonisolated(unsafe) private let choice = MutantChoice()

/// Which mutant of a site is chosen, from 0; anything else means none.
@inline(__always)
private func mutant(_ first: Int) -> Int {
  if let reached = choice.reached { reached[first] = 1 }
  return choice.chosen - first
}

// MARK: Constants and conditions

func mutantConstant<T>(_ first: Int, _ value: T, _ other: T) -> T {
  mutant(first) == 0 ? other : value
}

func mutantConstants<T>(_ first: Int, _ value: T, _ more: T, _ less: T) -> T {
  switch mutant(first) {
  case 0: more
  case 1: less
  default: value
  }
}

func mutantTruth(_ first: Int, _ value: Bool) -> Bool {
  mutant(first) == 0 ? !value : value
}

func mutantCondition(_ first: Int, _ value: Bool) -> Bool {
  switch mutant(first) {
  case 0: true
  case 1: false
  default: value
  }
}

// MARK: Comparisons

func mutantLess<T: Comparable>(_ first: Int, _ left: T, _ right: T) -> Bool {
  switch mutant(first) {
  case 0: left <= right
  case 1: left >= right
  default: left < right
  }
}

func mutantLessOrEqual<T: Comparable>(_ first: Int, _ left: T, _ right: T) -> Bool {
  switch mutant(first) {
  case 0: left < right
  case 1: left > right
  default: left <= right
  }
}

func mutantGreater<T: Comparable>(_ first: Int, _ left: T, _ right: T) -> Bool {
  switch mutant(first) {
  case 0: left >= right
  case 1: left <= right
  default: left > right
  }
}

func mutantGreaterOrEqual<T: Comparable>(_ first: Int, _ left: T, _ right: T) -> Bool {
  switch mutant(first) {
  case 0: left > right
  case 1: left < right
  default: left >= right
  }
}

func mutantLess<A: Comparable, B: Comparable>(
  _ first: Int,
  _ left: (A, B),
  _ right: (A, B)
)
  -> Bool
{
  switch mutant(first) {
  case 0: left <= right
  case 1: left >= right
  default: left < right
  }
}

func mutantEqual<T: Equatable>(_ first: Int, _ left: T, _ right: T) -> Bool {
  mutant(first) == 0 ? left != right : left == right
}

func mutantUnequal<T: Equatable>(_ first: Int, _ left: T, _ right: T) -> Bool {
  mutant(first) == 0 ? left == right : left != right
}

func mutantEqual<T>(_ first: Int, _ left: T?, _ right: _OptionalNilComparisonType) -> Bool {
  mutant(first) == 0 ? left != right : left == right
}

func mutantUnequal<T>(_ first: Int, _ left: T?, _ right: _OptionalNilComparisonType) -> Bool {
  mutant(first) == 0 ? left == right : left != right
}

// MARK: Logic

func mutantAnd(
  _ first: Int,
  _ left: Bool,
  _ right: @autoclosure () throws -> Bool
) rethrows
  -> Bool
{
  switch mutant(first) {
  case 0: try left || right()
  case 1: left
  case 2: try right()
  default: try left && right()
  }
}

func mutantOr(
  _ first: Int,
  _ left: Bool,
  _ right: @autoclosure () throws -> Bool
) rethrows
  -> Bool
{
  switch mutant(first) {
  case 0: try left && right()
  case 1: left
  case 2: try right()
  default: try left || right()
  }
}

func mutantCoalescing<T>(
  _ first: Int,
  _ left: T?,
  _ right: @autoclosure () throws -> T
) rethrows
  -> T
{
  mutant(first) == 0 ? try right() : try left ?? right()
}

func mutantCoalescing<T>(
  _ first: Int,
  _ left: T?,
  _ right: @autoclosure () throws -> T?
)
  rethrows -> T?
{
  mutant(first) == 0 ? try right() : try left ?? right()
}

// MARK: Arithmetic

func mutantPlus<T: AdditiveArithmetic>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left - right : left + right
}

func mutantPlus<T: RangeReplaceableCollection>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left : left + right
}

func mutantMinus<T: AdditiveArithmetic>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left + right : left - right
}

func mutantTimes<T: Numeric>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left + right : left * right
}

func mutantDivided<T: BinaryInteger>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left * right : left / right
}

func mutantRemainder<T: BinaryInteger>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left / right : left % right
}

func mutantWrappingPlus<T: FixedWidthInteger>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left &- right : left &+ right
}

func mutantWrappingMinus<T: FixedWidthInteger>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left &+ right : left &- right
}

func mutantWrappingTimes<T: FixedWidthInteger>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left &+ right : left &* right
}

func mutantBitAnd<T: BinaryInteger>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left | right : left & right
}

func mutantBitOr<T: BinaryInteger>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left & right : left | right
}

func mutantBitXor<T: BinaryInteger>(_ first: Int, _ left: T, _ right: T) -> T {
  mutant(first) == 0 ? left | right : left ^ right
}

func mutantShiftLeft<T: BinaryInteger, U: BinaryInteger>(
  _ first: Int,
  _ left: T,
  _ right: U
)
  -> T
{
  mutant(first) == 0 ? left >> right : left << right
}

func mutantShiftRight<T: BinaryInteger, U: BinaryInteger>(
  _ first: Int,
  _ left: T,
  _ right: U
)
  -> T
{
  mutant(first) == 0 ? left << right : left >> right
}

func mutantAssignment<T: AdditiveArithmetic>(_ first: Int, _ left: inout T, _ right: T) {
  if mutant(first) == 0 { left -= right } else { left += right }
}

func mutantAssignment<T: RangeReplaceableCollection>(
  _ first: Int,
  _ left: inout T,
  _ right: some Sequence<T.Element>,
) {
  if mutant(first) != 0 { left += right }
}

// MARK: Ranges

func mutantRange<T: Strideable>(_ first: Int, _ left: T, _ right: T) -> Range<T>
where T.Stride: SignedInteger {
  switch mutant(first) {
  case 0: left..<right.advanced(by: 1)
  case 1: left..<max(left, right.advanced(by: -1))
  default: left..<right
  }
}

func mutantClosedRange<T: Strideable>(_ first: Int, _ left: T, _ right: T) -> ClosedRange<T>
where T.Stride: SignedInteger {
  switch mutant(first) {
  case 0: left...right.advanced(by: 1)
  case 1: left...max(left, right.advanced(by: -1))
  default: left...right
  }
}
