#include "elf_nearest.h"

#include <elf.h>
#include <string.h>

void ringtime_elf_nearest(const void *symbols, size_t bytes, struct ringtime_elf_query *queries, size_t count) {
    const char *cursor = symbols;
    for (size_t left = bytes; left >= sizeof(Elf64_Sym); left -= sizeof(Elf64_Sym), cursor += sizeof(Elf64_Sym)) {
        Elf64_Sym symbol;
        memcpy(&symbol, cursor, sizeof(symbol));
        unsigned type = ELF64_ST_TYPE(symbol.st_info);
        if ((type != STT_FUNC && type != STT_GNU_IFUNC) || symbol.st_shndx == SHN_UNDEF) continue;
        size_t low = 0, high = count;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (queries[middle].address < symbol.st_value) low = middle + 1; else high = middle;
        }
        if (low == count) continue;
        struct ringtime_elf_query *query = &queries[low];
        // Of several names for one place the first that has a size stays.
        int better = !query->found || symbol.st_value > query->value
            || (symbol.st_value == query->value && query->size == 0 && symbol.st_size != 0);
        if (!better) continue;
        query->value = symbol.st_value;
        query->size = symbol.st_size;
        query->name = symbol.st_name;
        query->found = 1;
    }
}

void ringtime_elf_settle(struct ringtime_elf_query *queries, size_t count) {
    for (size_t index = 1; index < count; index++) {
        const struct ringtime_elf_query *before = &queries[index - 1];
        struct ringtime_elf_query *query = &queries[index];
        if (!before->found || (query->found && query->value >= before->value)) continue;
        query->value = before->value;
        query->size = before->size;
        query->name = before->name;
        query->found = 1;
    }
    // Only now: a neighbour may still have needed a function that this address lies outside of.
    for (size_t index = 0; index < count; index++) {
        struct ringtime_elf_query *query = &queries[index];
        if (query->found && query->size != 0 && query->address - query->value >= query->size) query->found = 0;
    }
}
