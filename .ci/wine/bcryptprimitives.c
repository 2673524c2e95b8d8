// Wine before 8.x has no bcryptprimitives.dll, without which no program made by
// Go starts. This is the one function of it that Go calls, over the random
// numbers that Wine does have (RtlGenRandom). For tests only; Windows has its own.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
  while (length > 0) {
    ULONG part = length > 0x10000000 ? 0x10000000 : (ULONG)length;
    if (!SystemFunction036(buffer, part)) {
      return FALSE;
    }
    buffer += part;
    length -= part;
  }
  return TRUE;
}
