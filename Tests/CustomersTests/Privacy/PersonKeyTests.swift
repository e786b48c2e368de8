import Crypto
import Foundation
import Shop
import Testing

@testable import Customers

struct PersonKeyTests {
    private let master = SymmetricKey(size: .bits256)
    private let key = PersonKey(brand: 1, customer: 7)

    @Test func whatIsSealedOpensAgain() throws {
        for text in ["王小明", "", "a\nb", String(repeating: "长", count: 5_000)] {
            #expect(try key.open(key.seal(text, kind: "name"), kind: "name") == text)
        }
    }

    @Test func theSameTextIsSealedDifferentlyEachTime() throws {
        #expect(try key.seal("王小明", kind: "name") != key.seal("王小明", kind: "name"))
    }

    @Test func aWrappedKeyOpensWhatItSealed() throws {
        let sealed = try key.seal("王小明", kind: "name")
        let again = try PersonKey(wrapped: key.wrapped(with: master), with: master, brand: 1, customer: 7)
        #expect(try again.open(sealed, kind: "name") == "王小明")
    }

    @Test(arguments: [(1, 8), (2, 7)] as [(Int64, Int64)])
    func anotherOwnersRowDoesNotUnwrap(brand: Int64, customer: Int64) throws {
        let wrapped = try key.wrapped(with: master)
        #expect(throws: CustomersError.damagedValue) {
            try PersonKey(wrapped: wrapped, with: master, brand: brand, customer: customer)
        }
    }

    @Test func anotherMasterDoesNotUnwrap() throws {
        let wrapped = try key.wrapped(with: master)
        #expect(throws: CustomersError.damagedValue) {
            try PersonKey(wrapped: wrapped, with: SymmetricKey(size: .bits256), brand: 1, customer: 7)
        }
    }

    @Test func anotherKindOrPersonDoesNotOpen() throws {
        let sealed = try key.seal("13800138000", kind: "phone")
        #expect(throws: CustomersError.damagedValue) { try key.open(sealed, kind: "name") }
        #expect(throws: CustomersError.damagedValue) {
            try PersonKey(brand: 1, customer: 7).open(sealed, kind: "phone")
        }
    }

    @Test func noAlteredByteOpens() throws {
        let sealed = try key.seal("13800138000", kind: "phone")
        for place in sealed.indices {
            var altered = sealed
            altered[place] ^= 1
            #expect(throws: CustomersError.damagedValue) { try key.open(altered, kind: "phone") }
        }
        for length in [0, 5, 12, 28, sealed.count - 1] {
            #expect(throws: CustomersError.damagedValue) { try key.open(Array(sealed.prefix(length)), kind: "phone") }
        }
    }
}
