// The one hot loop of symbolication: 300,000 symbols, a handful of addresses.
#ifndef RINGTIME_ELF_NEAREST_H
#define RINGTIME_ELF_NEAREST_H

#include <stddef.h>
#include <stdint.h>

/// One address that is looked for, and the best function found so far.
struct ringtime_elf_query {
    uint64_t address;
    uint64_t value;
    uint64_t size;
    uint32_t name;
    uint32_t found;
};

/// Looks through `bytes` bytes of Elf64_Sym. `queries` are sorted by address; call it once a piece of the table.
void ringtime_elf_nearest(const void *symbols, size_t bytes, struct ringtime_elf_query *queries, size_t count);

/// After the last piece: queries that share a function get it, those outside the function they found lose it.
void ringtime_elf_settle(struct ringtime_elf_query *queries, size_t count);

#endif
