import Foundation

/// What of an address stands for whoever has it: all of one of IPv4, the first half of one of IPv6, as the second half is
/// theirs to choose.
enum AddressPrefix {
    static func of(_ address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        // An address of IPv4 as IPv6 writes it.
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
            return bytes.suffix(4).map(String.init).joined(separator: ".")
        }
        return bytes.prefix(8).map { String(Int($0) + 256, radix: 16).suffix(2) }.joined()
    }
}
