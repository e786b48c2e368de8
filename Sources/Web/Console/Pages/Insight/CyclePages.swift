import Access
import Operations
import Shop

/// After how many days people buy again, and which days are left out of that.
enum CyclePages {
    private static let path = "/b/{brand}/cycles"

    static let all: [PageRoute] = [
        .show(path) { visit in try await CyclePart(try await Shell(visit)).page() },
        .show(path + "/rows") { visit in
            let shell = try await Shell(visit)
            return .page("parts/cycle_rows", try await CycleTable(shell).values)
        },
        .show(path + "/spread.csv") { visit in
            try await CycleSpread(try await Shell(visit)).sheet.reply(named: "cycles-spread.csv")
        },
        .show(path + "/cycles.csv") { visit in
            try await CycleTable(try await Shell(visit)).sheet.reply(named: "cycles.csv")
        },
        .show(path + "/masked.csv") { visit in
            let shell = try await Shell(visit)
            let masking = try await visit.run(ReportMasking(brand: shell.name))
            return MaskingPart(shell, masking, tried: nil).sheet.reply(named: "cycles-masked.csv")
        },
        .post(path + "/masked", change),
    ]

    /// Masks a day, or counts one again that was masked.
    private static func change(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        try shell.demand(.changeBrand)
        var settings = try await visit.run(ShowSettings(brand: shell.name))
        let typed = visit.form.filled("day") ?? ""
        switch visit.form["act"] {
        case "add"?:
            guard let day = BrandDay(typed) else {
                return try await CyclePart(shell).page(typed: typed, error: visit.words("cycles.badDay"))
            }
            settings.promotionDays.single.insert(day)
        case "remove"?:
            switch MaskedDay(typed, among: settings.promotionDays) {
            case .single(let day)?: settings.promotionDays.single.remove(day)
            case .yearly(let days)?: settings.promotionDays.yearly.removeAll { $0 == days }
            case nil: return try await CyclePart(shell).page(typed: typed, error: visit.words("cycles.notMasked"))
            }
        default: throw WebError.noSuchPage
        }
        let name = SettingName.cyclePromotions.rawValue
        if let value = settings.value(of: name) {
            _ = try await visit.run(SettleBrand(brand: shell.name, name: name, value: value))
        }
        return .go(shell.path + "/cycles", cookies: [Notice.settingsSaved.cookie])
    }
}
