#include <zlib.h>

/* deflateInit2 is a macro, which Swift does not see. The gzip form, whole bodies at once. */
static inline int huitou_gzip(const unsigned char *from, unsigned long count, unsigned char *to, unsigned long *room,
                              int level) {
    z_stream stream = {0};
    int result = deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    if (result != Z_OK) return result;
    stream.next_in = (Bytef *)from;
    stream.avail_in = (uInt)count;
    stream.next_out = to;
    stream.avail_out = (uInt)*room;
    result = deflate(&stream, Z_FINISH);
    *room = stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? Z_OK : result == Z_OK ? Z_BUF_ERROR : result;
}

static inline unsigned long huitou_gzip_room(unsigned long count) { return compressBound(count) + 32; }
