import Shop
import Testing

@testable import Customers
@testable import Database

struct BlindIndexTests {
    private let index = BlindIndex(.of([1: 1]), brand: ID(1))

    @Test(arguments: [
        ("phone", "13800138000", "+86 138-0013-8000"), ("phone", "13800138000", "008613800138000"),
        ("phone", "13800138000", "１３８００１３８０００"), ("phone", "02188886666", "(021) 8888 6666"),
        ("email", "lin@example.com", " Lin@Example.COM "), ("nick", "Café", "Cafe\u{301}"),
        ("account", "ab1", " ａｂ１\n"),
    ])
    func theSameMeaningHasTheSameIndex(kind: String, one: String, other: String) {
        #expect(index.of(one, kind: kind) == index.of(other, kind: kind))
        #expect(index.of(one, kind: kind).count == 16)
    }

    @Test(arguments: [
        ("phone", "13800138000", "13800138001"), ("phone", "8613800138000", "8602188886666"), ("nick", "Lin", "lin"),
        ("phone", "不详", "保密"), ("phone", "", "unknown"), ("email", "a@example.com", "a@example.org"),
    ])
    func anotherMeaningHasAnother(kind: String, one: String, other: String) {
        #expect(index.of(one, kind: kind) != index.of(other, kind: kind))
    }

    @Test func brandsKindsAndInstallationsShareNone() {
        let indexes = [
            index.of("13800138000", kind: "phone"), index.of("13800138000", kind: "account"),
            BlindIndex(.of([1: 1]), brand: ID(2)).of("13800138000", kind: "phone"),
            BlindIndex(.of([1: 2]), brand: ID(1)).of("13800138000", kind: "phone"),
        ]
        #expect(Set(indexes).count == 4)
        // No text can reach over the border between kind and value.
        #expect(index.of("e1", kind: "phon") != index.of("1", kind: "phone"))
    }

    @Test func aNewKeyLeavesTheIndexAsItWas() {
        let rotated = BlindIndex(.of([1: 1, 2: 9]), brand: ID(1))
        #expect(rotated.of("x", kind: "nick") == index.of("x", kind: "nick"))
    }
}
