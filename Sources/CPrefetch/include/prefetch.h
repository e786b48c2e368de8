#ifndef HUITOU_PREFETCH_H
#define HUITOU_PREFETCH_H

/// Begins to fetch what lies at an address into the processor's cache. It reads nothing: any address will do.
static inline __attribute__((always_inline)) void huitou_prefetch(const void *_Nullable place) {
    __builtin_prefetch(place);
}

#endif
