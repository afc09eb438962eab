// libFuzzer as a library (FuzzerInterface.h of LLVM); the driver of Swift links it with `-sanitize=fuzzer`.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));
