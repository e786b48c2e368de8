import Facts
import Insight
import Operations
import Shop

/// One customer for people.
struct CustomerView {
    let profile: CustomerProfile
    let context: CommandContext

    func show() {
        context.output.out(profile.id + "\n")
        if let erased = profile.erased { context.sayErased(erased) }
        for value in profile.values {
            let text = Printable.of(value.text)
            context.say(
                en: "  \(value.kind.name.english): \(text)", zh: "  \(value.kind.name.chinese)：\(text)")
        }
        let summary = profile.summary
        if summary.purchases > 0 {
            let money = "\(summary.money.grouped) \(summary.money.currency)"
            context.say(
                en: "  \(Figures.counted(summary.purchases, "purchase")), \(money)",
                zh: "  购买 \(summary.purchases.grouped) 次，\(money)")
        } else {
            context.say(en: "  no purchase yet", zh: "  尚无购买")
        }
        PersonView(profile: profile, context: context).show()
        guard !profile.orders.isEmpty else { return }
        var table = Table([
            .id(context.words(en: "order", zh: "订单")), .id(context.words(en: "date", zh: "日期")),
            .text(context.words(en: "status", zh: "状态")), .number(context.words(en: "paid", zh: "实付")),
            .number(context.words(en: "refunded", zh: "退款")), .text(context.words(en: "counts", zh: "计入")),
        ])
        for order in profile.orders {
            let version = order.version
            let day = (version.times.paid ?? version.times.placed).map {
                BrandDay($0, in: profile.brand.timeZone).description
            }
            let counts =
                version.leftOut?.name
                ?? (order.purchasedAt == nil
                    ? Phrase(en: "no", zh: "否") : Phrase(en: "yes", zh: "是"))
            table.add(
                order.number, day ?? "", version.status?.name(in: context.language) ?? "",
                version.amounts.paid.map { amount($0, version.currency) } ?? "",
                order.refunded > 0 ? amount(order.refunded, version.currency) : "",
                counts(in: context.language))
        }
        context.output.out("\n")
        context.show(table)
    }

    /// With its currency where that is not the brand's.
    private func amount(_ minor: Int64, _ currency: Currency) -> String {
        let text = Money(minor: minor, currency).grouped
        return currency == profile.brand.currency ? text : "\(text) \(currency)"
    }
}

/// One customer for programs.
struct CustomerAnswer: Encodable {
    struct Order: Encodable {
        let number: String
        let status: String?
        let purchasedAt: String?
        let placedAt: String?
        let currency: String
        let paid: String?
        let refunded: String
        let leftOut: String?
    }

    let id: String
    let erased: PersonAnswer.Erased?
    let purchases: Int
    let money: String
    let currency: String
    let members: [String]
    let values: [[String: String]]
    let standing: PersonAnswer.Standing?
    let tags: [PersonAnswer.Tag]
    let traits: [PersonAnswer.Trait]
    let consents: [PersonAnswer.Consent]
    let keptOut: [PersonAnswer.KeptOut]
    let risks: [PersonAnswer.Risk]
    let identities: [PersonAnswer.Identity]
    let merges: [PersonAnswer.Merge]
    let orders: [Order]
    let timeline: TimelineAnswer

    init(_ profile: CustomerProfile) {
        id = profile.id
        erased = profile.erased.map(PersonAnswer.Erased.init)
        purchases = profile.summary.purchases
        money = profile.summary.money.plain
        currency = profile.brand.currency.code
        members = profile.members
        standing = profile.erased == nil ? profile.figures.map { PersonAnswer.Standing($0) } : nil
        tags = profile.status.tags.map { PersonAnswer.Tag($0, profile) }
        traits = profile.status.traits.map { PersonAnswer.Trait($0, profile) }
        consents = profile.consents.map { PersonAnswer.Consent($0) }
        keptOut = profile.keptOut.map { PersonAnswer.KeptOut($0) }
        risks = profile.risks.map { PersonAnswer.Risk($0) }
        identities = profile.identities.map { PersonAnswer.Identity($0) }
        merges = profile.merges.map { PersonAnswer.Merge($0) }
        timeline = TimelineAnswer(profile.timeline, TimelineWords(brand: profile.brand))
        values = profile.values.map { ["kind": $0.kind.rawValue, "masked": $0.text] }
        orders = profile.orders.map { order in
            Order(
                number: order.number, status: order.version.status?.name.english,
                purchasedAt: order.purchasedAt.map(CalendarText.utc),
                placedAt: order.version.times.placed.map(CalendarText.utc), currency: order.version.currency.code,
                paid: order.version.amounts.paid.map { Money(minor: $0, order.version.currency).plain },
                refunded: Money(minor: order.refunded, order.version.currency).plain,
                leftOut: order.version.leftOut?.rawValue)
        }
    }
}
