public import CPrefetch

/// Begins to fetch a value into the processor's cache, for a loop that will read it a little later. Nothing is read: a place
/// outside the buffer does no harm.
@inlinable
@inline(__always)
package func prefetch<Element>(_ buffer: UnsafeBufferPointer<Element>, _ place: Int) {
    huitou_prefetch(buffer.baseAddress.map { $0 + place })
}
