import Access
import Database
import Shop
import TestDatabases
import Testing

struct BrandSettingsTests {
    @Test func untilABrandSetsThemTheDefaultsStand() {
        let settings = BrandSettings()
        let written = BrandSettings.names.compactMap { settings.value(of: $0) }
        #expect(
            written == [
                "365", "mean", "net", "total", "orders", "standard", "counted", "3", "1/30", "2/90", "3/180",
                "standard", "", "none", "24",
            ])
        #expect(settings.value(of: "rfm.colour") == nil)
    }

    @Test(arguments: [
        ("rfm.window", "30"), ("rfm.window", "1"), ("rfm.window", "36500"), ("rfm.window", "all"),
        ("rfm.money", "gross"), ("rfm.money", "net"), ("rfm.frequency", "days"), ("rfm.frequency", "orders"),
        ("rfm.labels", "second"), ("rfm.labels", "standard"), ("rfm.rule", "median"), ("rfm.rule", "fixed:30/3/500.00"),
        ("rfm.measure", "average_order_value"), ("money.freight", "left_out"), ("stage.new", "7"),
        ("stage.cooling", "1.5/40"), ("stage.lost", "4/365"), ("cycle.promotions", "none"),
        ("cycle.promotions", "standard,09-09,2026-05-20"), ("cycle.promotions", "12-30..01-02"),
        ("cycle.use_per_day", "wipes=4.0,皂=0.5"), ("shop.contacts", "400-800-8000,help@shop.example"),
    ])
    func eachValueIsTakenAndShownAsWritten(name: String, value: String) throws {
        var settings = BrandSettings()
        try settings.set(name, to: value)
        #expect(settings.value(of: name) == value)
        let others = BrandSettings.names.filter { $0 != name }
        #expect(others.map { settings.value(of: $0) } == others.map { BrandSettings().value(of: $0) })
    }

    @Test(arguments: [
        ("rfm.window", "0"), ("rfm.window", "-1"), ("rfm.window", "36501"), ("rfm.window", "year"),
        ("rfm.window", "12.5"), ("rfm.window", ""), ("rfm.window", "99999999999999999999"), ("rfm.money", "Net"),
        ("rfm.frequency", "visits"), ("rfm.labels", ""),
        ("rfm.rule", "fixed:30/3"), ("rfm.rule", "fixed:-1/3/5"), ("rfm.rule", "fixed:30/3/5.001"),
        ("stage.cooling", "30"), ("stage.cooling", "1/500"),
        ("stage.dormant", "nan/90"), ("stage.new", "40"), ("cycle.promotions", "02-30"),
        ("cycle.promotions", "06-16..06-18..06-20"), ("cycle.use_per_day", "wipes=0"), ("cycle.use_per_day", "=4"),
        ("cycle.use_per_day", "wipes"), ("shop.contacts", "123"), ("shop.contacts", "call us"),
    ])
    func aValueThatCannotBeIsRefused(name: String, value: String) throws {
        var settings = BrandSettings()
        let error = #expect(throws: AccessError.self) { try settings.set(name, to: value) }
        #expect(error?.code == "setting.invalid")
        #expect(settings == BrandSettings())
    }

    @Test func anUnknownNameIsRefused() {
        var settings = BrandSettings()
        #expect(throws: AccessError.unknownSetting(name: "rfm.colour", known: BrandSettings.names)) {
            try settings.set("rfm.colour", to: "red")
        }
    }

    @Test(arguments: TestEngine.available)
    func changesAreKeptPerBrand(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            let (lamp, soap) = try await database.write { tx in
                (try Brand.make("Lamp", in: tx), try Brand.make("Soap", in: tx))
            }
            let answered = try await database.write { tx in
                _ = try Brands.change("rfm.window", to: "90", of: lamp, at: .start, in: tx)
                _ = try Brands.change("rfm.window", to: "all", of: lamp, at: .start, in: tx)
                return try Brands.change("rfm.money", to: "gross", of: lamp, at: .start, in: tx)
            }
            let kept = try await database.read { tx in
                [try Brands.settings(of: lamp, in: tx), try Brands.settings(of: soap, in: tx)]
            }
            var expected = BrandSettings()
            expected.rfmWindowDays = nil
            expected.moneyBasis = .gross
            #expect(kept == [expected, BrandSettings()])
            #expect(answered == expected)
        }
    }

    @Test(arguments: TestEngine.available)
    func aRefusedChangeKeepsWhatStood(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            let lamp = try await database.write { tx in try Brand.make("Lamp", in: tx) }
            await #expect(throws: AccessError.self) {
                try await database.write { tx in
                    _ = try Brands.change("rfm.window", to: "never", of: lamp, at: .start, in: tx)
                }
            }
            let kept = try await database.read { try Brands.settings(of: lamp, in: $0) }
            #expect(kept == BrandSettings())
        }
    }
}
