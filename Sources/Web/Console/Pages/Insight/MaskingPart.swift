import Access
import Insight
import Operations
import Shop

/// Which days cycles leave out, which stand out besides, and what that does to the brand's cycle.
struct MaskingPart {
    private let shell: Shell
    private let masking: ReportMasking.Answer
    /// The brand's cycle with the proposed days masked too; nil where none are proposed.
    private let tried: Cycle?

    init(_ shell: Shell, _ masking: ReportMasking.Answer, tried: Cycle?) {
        self.shell = shell
        self.masking = masking
        self.tried = tried
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var masked: [MaskedDay] { MaskedDay.all(masking.days) }

    /// The brand's days and those that are proposed: what accepting all of them would mask.
    static func withProposals(_ masking: ReportMasking.Answer) -> PromotionDays? {
        guard !masking.proposed.isEmpty else { return nil }
        var days = masking.days
        days.single.formUnion(masking.proposed.map(\.day))
        return days
    }

    var values: PageValues {
        [
            "effect": effect, "hasProposals": !masking.proposed.isEmpty,
            // The latest first, as with those that are masked.
            "proposals": masking.proposed.reversed().map { proposal($0) }, "canMask": shell.may(.changeBrand),
            "hasMasked": !masked.isEmpty,
            "maskedDays": masked.map { day -> PageValues in
                let label = day.label(written)
                return [
                    "day": label, "value": day.value, "removeLabel": words("cycles.countDay", ["day": label]),
                ]
            },
        ]
    }

    private var effect: [PageValues] {
        let brand = masking.brand
        let all = brand.unmasked?.intervals ?? 0
        func leftOut(_ cycle: Cycle?) -> String {
            words("cycles.leftOut", ["count": written.count(all - (cycle?.intervals ?? 0))])
        }
        var tiles = [
            tile(
                .step(1), words("cycles.with"), brand.unmasked,
                words("cycles.countedIntervals", ["count": written.count(all)])),
            tile(.step(4), words("cycles.without"), brand.masked, leftOut(brand.masked)),
        ]
        if !masking.proposed.isEmpty, let tried {
            tiles.append(tile(.step(1), words("cycles.proposed"), tried, leftOut(tried)))
        }
        return tiles
    }

    private func tile(_ tone: Tone, _ label: String, _ cycle: Cycle?, _ note: String) -> PageValues {
        [
            "tone": tone.name, "label": label, "note": note,
            "value": cycle.map { words("cycles.inDays", ["count": CycleSpread.days($0.days)]) } ?? "–",
        ]
    }

    private func proposal(_ proposed: ProposedDay) -> PageValues {
        let day = written.fullDay(proposed.day)
        return [
            "day": day, "value": proposed.day.description,
            "why": words(
                "cycles.stoodOut",
                [
                    "times": Written.decimal(Double(proposed.orders) / proposed.medianOrders, digits: 1),
                    "usual": CycleSpread.days(proposed.medianOrders),
                ]),
            "acceptLabel": words("cycles.maskDay", ["day": day]),
        ]
    }

    var sheet: Sheet {
        Sheet(
            titles: [words("stages.day"), words("cycles.state"), words("cycles.orders"), words("cycles.usual")],
            rows: masked.map { [$0.value, words("cycles.maskedDays"), "", ""] }
                + masking.proposed.map { day in
                    [
                        day.day.description, words("cycles.proposals"), String(day.orders),
                        CycleSpread.days(day.medianOrders),
                    ]
                })
    }
}
