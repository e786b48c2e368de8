import Shop

/// What names and reaches one person: all invented, and the same whenever it is asked for.
struct PersonWords {
    let name: String
    /// Of the block 154, which no operator gives out.
    let phone: String
    let email: String
    let nick: String
    let place: Names.Place
    let house: String
    /// What the person's accounts at platforms are called after.
    let code: String

    /// - Parameter recipient: 0 for the person; else one of those for whom a reseller buys.
    init(seed: UInt64, person: Int, recipient: Int, wording: SampleStore.Wording) {
        let number = recipient == 0 ? person : person &+ recipient &* 10_000_019
        var generator = SeededGenerator(seed: seed, of: number, for: .words)
        // The factor has no divisor in common with 10⁸, so that no two persons share a number.
        let digits = (number &* 61_803_399 &+ Int(SeededGenerator.mixed(seed) % 99_999_989)) % 100_000_000
        phone = NumberText.made("154", UInt64(digits), width: 8)
        code = NumberText.code(UInt64(number), seed: seed)
        switch wording {
        case .chinese:
            name = generator.pick(Names.surnames) + generator.pick(Names.givenNames)
            nick = generator.pick(Names.nicks) + code
            email = "u\(code)@example.com"
            place = generator.pick(Names.places)
            house = "\(1 + generator.below(300))号\(1 + generator.below(28))室"
        case .western:
            let given = generator.pick(Names.westernGivenNames)
            let surname = generator.pick(Names.westernSurnames)
            name = "\(given) \(surname)"
            nick = given + code
            email = "u\(code)@example.com"
            place = generator.pick(Names.westernPlaces)
            house = String(1 + generator.below(2000))
        }
    }

    /// 省 市 区 街道 详址(邮编)
    var address: String {
        "\(place.province) \(place.city) \(place.district) \(place.street) \(house)(\(place.zip))"
    }

    /// As platforms hide it: `小**7`.
    static func masked(_ text: String) -> String {
        guard let first = text.first, let last = text.last else { return "**" }
        return "\(first)**\(last)"
    }
}
