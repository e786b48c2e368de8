import Shop

/// Writes numbers of orders, refunds and people, which look unordered and never meet.
struct NumberText {
    let seed: UInt64

    /// The number of an order, in the manner of its platform.
    func order(_ order: SampleOrder, _ platform: Platform) -> String {
        let number = Self.scattered(UInt64(order.serial), bits: 40, seed)
        switch platform {
        case .taobao: return Self.made("19302", number, width: 13, "7")
        case .jd: return Self.made("3", number, width: 13)
        case .pinduoduo: return Self.made(Self.shortDay(of: order) + "-50", number, width: 13)
        case .douyin: return Self.made("69", number, width: 13, "0217")
        case .shopify, .woocommerce: return Self.made("#", number, width: 13)
        case .physical: return Self.made("P", number, width: 13)
        case .youzan, .other: return Self.made("E", number, width: 13)
        }
    }

    func refund(_ refund: SampleRefund) -> String {
        Self.made("R", Self.scattered(UInt64(refund.serial), bits: 40, seed), width: 13)
    }

    func review(_ order: SampleOrder) -> String {
        Self.made("V", Self.scattered(UInt64(order.serial), bits: 40, seed), width: 13)
    }

    func behaviour(_ behaviour: SampleBehaviour) -> String {
        Self.made("b", Self.scattered(UInt64(behaviour.serial), bits: 42, seed), width: 13)
    }

    /// The key of a line that has a number of its own, its place in the order from 0.
    func line(_ serial: Int64, _ place: Int) -> LineKey {
        let number = SeededGenerator.mixed(UInt64(serial) &* 64 &+ UInt64(place) &+ seed)
        return LineKey(hash: Int64(bitPattern: number), ordinal: 1)
    }

    /// A number no larger than `bits` that no other number becomes.
    static func scattered(_ number: UInt64, bits: UInt64, _ seed: UInt64) -> UInt64 {
        let mask = (UInt64(1) << bits) - 1
        var mixed = (number ^ SeededGenerator.mixed(seed)) & mask
        mixed = (mixed &* 0x9E37_79B9_7F4A_7C15) & mask
        mixed ^= mixed >> (bits / 2)
        return (mixed &* 0xBF58_476D_1CE4_E5B9) & mask
    }

    /// Digits of a number at a fixed width, between two words.
    static func made(_ before: String, _ number: UInt64, width: Int, _ behind: String = "") -> String {
        var before = before
        var behind = behind
        return before.withUTF8 { first in
            behind.withUTF8 { last in
                let count = first.count + width + last.count
                return String(unsafeUninitializedCapacity: count) { bytes in
                    for place in first.indices { bytes[place] = first[place] }
                    var left = number
                    for place in stride(from: first.count + width - 1, through: first.count, by: -1) {
                        bytes[place] = UInt8(ascii: "0") + UInt8(left % 10)
                        left /= 10
                    }
                    for place in last.indices { bytes[first.count + width + place] = last[place] }
                    return count
                }
            }
        }
    }

    /// Seven letters and digits that stand for a person.
    static func code(_ person: UInt64, seed: UInt64) -> String {
        let letters: StaticString = "abcdefghjkmnpqrstuvwxyz23456789"
        var left = scattered(person, bits: 34, seed)
        return String(unsafeUninitializedCapacity: 7) { bytes in
            for place in 0..<7 {
                bytes[place] = letters.utf8Start[Int(left % 31)]
                left /= 31
            }
            return 7
        }
    }

    /// `260630`, of the day on which it was made.
    private static func shortDay(of order: SampleOrder) -> String {
        let date = CivilDate(daysSince1970: Wall.local(order.placed).day.number)
        return made("", UInt64(date.year % 100 * 10_000 + date.month * 100 + date.day), width: 6)
    }
}
