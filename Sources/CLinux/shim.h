#pragma once
#include <sys/syscall.h>

/* Declared here: the headers that declare them would make this module the owner of struct stat in Swift's eyes. */
extern long syscall(long number, ...);
#define TUBAN_AT_FDCWD (-100)
#define TUBAN_RENAME_EXCHANGE 2

/* Swaps two entries of the file system in one step (renameat2, which the Glibc overlay hides).
   Returns 0, or -1 with errno: ENOSYS or EINVAL where the kernel or the file system cannot. */
static inline int tuban_exchange(const char *first, const char *second) {
    return (int)syscall(
        SYS_renameat2, TUBAN_AT_FDCWD, first, TUBAN_AT_FDCWD, second, TUBAN_RENAME_EXCHANGE);
}
