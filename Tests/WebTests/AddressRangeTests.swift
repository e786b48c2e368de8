import Testing

@testable import Web

struct AddressRangeTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.200.3.4", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.0.0.2", "10.0.0.2", true),
        ("10.0.0.2", "10.0.0.3", false), ("192.168.4.0/22", "192.168.7.255", true),
        ("192.168.4.0/22", "192.168.8.0", false), ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe80::1", false),
        ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("0.0.0.0/0", "1.2.3.4", true), ("0.0.0.0/0", "::1", false),
    ])
    func anAddressLiesInItsNetwork(_ range: String, _ address: String, _ lies: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(address) == lies)
    }

    @Test(arguments: ["", "10.0.0", "10.0.0.0/33", "localhost", "10.0.0.0/", "fd00::/129", "10.0.0.0/-1"])
    func whatIsNoAddressIsNone(_ text: String) {
        #expect(AddressRange(text) == nil)
    }
}
