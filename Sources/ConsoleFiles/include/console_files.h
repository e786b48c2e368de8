#ifndef HUITOU_CONSOLE_FILES_H
#define HUITOU_CONSOLE_FILES_H

#include <stddef.h>

/// A file that stands in the program itself.
typedef struct {
    /// Its path below `files`, or its name in `fetched`.
    const char *name;
    const unsigned char *bytes;
    const unsigned char *end;
} console_file;

/// In the order of names.
extern const console_file console_files[];
extern const size_t console_file_count;

static inline const console_file *console_files_first(void) { return console_files; }

#endif
