import Crypto
import Shop

/// What tells a statement from all others of its kind in a brand.
enum ToldKey {
    static func of(_ number: String, store: ID<Store>?) -> [UInt8] {
        var name = "\(store?.raw ?? 0) \(number)"
        return name.withUTF8 { utf8 in
            SHA256.hash(data: UnsafeRawBufferPointer(utf8)).withUnsafeBytes { Array($0.prefix(16)) }
        }
    }
}
