import Customers
import Shop
import Testing

struct TraitRulesTests {
    private static let skin = TraitDefinition(name: "skin", form: .choice, choices: ["dry", "oily"])
    private static let waist = TraitDefinition(
        name: "waist", form: .number, unit: "cm", lowest: Millionths(40_000_000), highest: Millionths(200_000_000))
    private static let born = TraitDefinition(
        name: "born", form: .date, lowest: Millionths(Int64(BrandDay("2020-01-01")?.number ?? 0) * 1_000_000))

    @Test func whatFitsIsTaken() throws {
        #expect(try TraitRules.read("oily", as: Self.skin) == .text("oily"))
        #expect(try TraitRules.read(" 72.5", as: Self.waist) == .number(Millionths(72_500_000)))
        #expect(try TraitRules.read("2024-02-29", as: Self.born) == .date(BrandDay(number: 19_782)))
        #expect(try TraitRules.read("是", as: TraitDefinition(name: "news", form: .yesNo)) == .flag(true))
        #expect(try TraitRules.read("No", as: TraitDefinition(name: "news", form: .yesNo)) == .flag(false))
        #expect(
            try TraitRules.read("likes blue", as: TraitDefinition(name: "style", form: .text)) == .text("likes blue"))
    }

    @Test(arguments: [
        (skin, "greasy"), (skin, ""), (waist, "39.9"), (waist, "201"), (waist, "wide"), (born, "2019-12-31"),
        (born, "2024-02-30"), (TraitDefinition(name: "news", form: .yesNo), "perhaps"),
        (TraitDefinition(name: "style", form: .text), String(repeating: "x", count: 201)),
    ])
    func whatDoesNotFitIsRefusedWithWhatIsExpected(_ trait: TraitDefinition, _ text: String) {
        let error = #expect(throws: CustomersError.self) { try TraitRules.read(text, as: trait) }
        #expect(error?.code == "trait.unfit")
        #expect(error?.message.english.contains(TraitRules.expected(of: trait).english) == true)
    }

    @Test(arguments: [
        TraitDefinition(name: "a", form: .choice), TraitDefinition(name: "a", form: .choice, choices: ["x", "x"]),
        TraitDefinition(name: "a", form: .text, choices: ["x"]), TraitDefinition(name: "a", form: .text, unit: "cm"),
        TraitDefinition(name: "a", form: .yesNo, lowest: .zero),
        TraitDefinition(name: "a", form: .number, lowest: Millionths(2), highest: Millionths(1)),
    ])
    func aDefinitionThatCanHoldForNothingIsRefused(_ trait: TraitDefinition) {
        let error = #expect(throws: CustomersError.self) { try TraitRules.check(trait) }
        #expect(error?.code == "trait.bad_definition")
    }
}
