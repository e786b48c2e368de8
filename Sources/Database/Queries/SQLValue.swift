/// One value bound to a query: the types that both engines share.
package enum SQLValue: Hashable, Sendable {
    case null
    case int64(Int64)
    case double(Double)
    case text(String)
    case bytes([UInt8])
}
