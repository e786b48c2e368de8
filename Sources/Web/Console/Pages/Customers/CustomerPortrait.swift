import Access
import Customers
import Facts
import Insight
import Operations
import Shop

/// A customer's profile as its page takes it.
struct CustomerPortrait {
    private let shell: Shell
    private let profile: CustomerProfile
    private let isChangeable: Bool

    init(_ shell: Shell, _ profile: CustomerProfile) {
        self.shell = shell
        self.profile = profile
        isChangeable = shell.may(.changeCustomers) && profile.erased == nil
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var language: Language { shell.visit.language }
    private var address: String { CustomerPages.address(shell) }

    /// Masked; the id of whoever has none.
    var name: String {
        profile.values.first { [.name, .nick].contains($0.kind) }?.text ?? profile.id
    }

    var values: PageValues {
        var values: PageValues = .filled([
            "address": address, "customer": ["name": name, "initial": Written.initial(of: name)] as PageValues,
            "standing": standing, "known": known, "erased": erased, "risks": risks, "stats": stats, "due": due,
            "tags": tags, "canTag": isChangeable, "canConsent": isChangeable, "canTrait": isChangeable,
            "knownTags": [String](),
        ])
        let consents = consents
        values["hasConsents"] = !consents.isEmpty
        values["consents"] = consents
        values["channels"] = ConsentChannel.allCases.map { PageValues.option($0.rawValue, $0.name(in: language)) }
        values["methods"] = ConsentMethod.allCases.map { PageValues.option($0.rawValue, $0.name(in: language)) }
        values["hasTraits"] = !profile.status.traits.isEmpty
        values["traits"] = profile.status.traits.map { trait in
            [
                "name": trait.kind.shown(trait.name)(in: language), "value": trait.value.words(in: language),
                "since": since(trait.at, trait.store),
            ] as PageValues
        }
        values["ordersTotal"] = words("customer.ordersTotal", ["count": written.count(profile.orders.count)])
        values["hasOrders"] = !profile.orders.isEmpty
        values["orders"] = profile.orders.prefix(Self.ordersShown).map { order($0) }
        values.merge(TimelinePart(shell, address: address).values(of: profile.timeline)) { $1 }
        values["identities"] = profile.identities.map { identity in
            [
                "value": identity.value ?? "***",
                "detail": words(
                    "customer.identityDetail",
                    [
                        "kind": identity.kind.name(in: language), "store": identity.store, "date": day(identity.since),
                    ]),
            ] as PageValues
        }
        values["hasMerges"] = !profile.merges.isEmpty
        values["merges"] = profile.merges.map { merge($0) }
        return values
    }

    /// More are in the timeline, page by page.
    private static let ordersShown = 20

    private var standing: PageValues? {
        guard profile.erased == nil, let figures = profile.figures else { return nil }
        return .filled([
            "stage": figures.stage.rawValue, "stageLabel": figures.stage.name(in: language).begun,
            "classLabel": figures.rfm?.label(profile.labels)(in: language) ?? figures.scores?.code,
            "tierLabel": figures.value.map { $0.name(in: language).begun },
        ])
    }

    private var known: [String] {
        let places = profile.status.traits.filter { [.city, .province].contains($0.kind) }
        // Platforms give a delivery phone of its own to each order: the latest two say enough.
        let phones = profile.values.filter { $0.kind == .phone }.suffix(2)
        let texts = (phones + profile.values.filter { $0.kind == .email }.suffix(1)).map(\.text)
        return [profile.id] + texts + places.map { $0.value.words(in: language) }
    }

    private var erased: String? {
        profile.erased.map { erased in
            words(
                "customer.erasedOn",
                ["date": day(erased.at), "reason": erased.reason.name(in: language)])
        }
    }

    private var risks: [PageValues] {
        profile.risks.map { risk in
            .filled([
                "kind": risk.kind.name(in: language),
                "detail": risk.expiresAt.map {
                    words("customer.riskDetail", ["date": day(risk.notedAt), "until": day($0)])
                } ?? words("customer.riskSince", ["date": day(risk.notedAt)]),
                "evidence": risk.evidence.isEmpty
                    ? nil : words("customer.evidence", ["numbers": risk.evidence.joined(separator: ", ")]),
                "liftAddress": address + "/risks/" + shell.visit.installation.name(of: risk.id) + "/end",
            ])
        }
    }

    private var stats: [PageValues] {
        let summary = profile.summary
        let count = Int64(summary.purchases)
        var stats: [PageValues] = [
            .filled([
                "label": words("customer.spent"), "value": written.money(summary.money),
                "note": count > 1
                    ? words(
                        "customer.perPurchase",
                        ["money": written.money(Money(minor: summary.money.minor / count, summary.money.currency))])
                    : nil,
            ]),
            .filled([
                "label": words("customer.purchases"), "value": written.count(summary.purchases),
                "note": profile.figures?.cycle.map {
                    words("customer.every", ["count": Written.decimal($0, digits: 0)])
                },
            ]),
        ]
        if let last = summary.last {
            let days = shell.today.number - BrandDay(last, in: shell.brand.timeZone).number
            stats.append([
                "label": words("customer.lastBought"), "value": day(last),
                "note": days == 0 ? words("customer.today") : words("customer.ago", ["count": written.count(days)]),
            ])
        }
        if let first = summary.first {
            stats.append(["label": words("customer.firstBought"), "value": day(first)])
        }
        return stats
    }

    /// The window of the next purchase on a bar that begins with the last.
    private var due: PageValues? {
        guard profile.erased == nil, let figures = profile.figures, let due = figures.due, let cycle = figures.cycle,
            let bought = profile.summary.last
        else { return nil }
        let (today, last) = (shell.today.number, BrandDay(bought, in: shell.brand.timeZone).number)
        let opens = due.adding(days: -Int((cycle / 6).rounded()))
        let end = Double(max(due.number, today) - last) * 1.1 + 1
        func place(_ day: Int) -> String { Written.decimal(Double(day - last) / end * 100, digits: 1) }
        let left = due.number - today
        let when =
            left == 0
            ? words("due.today")
            : words(
                left > 0 ? "due.inDays" : "due.overdue", count: abs(left), ["count": written.count(abs(left))])
        return [
            "when": when, "openX": place(opens.number),
            "openWidth": Written.decimal(Double(due.number - opens.number + 1) / end * 100, digits: 1),
            "todayX": place(today),
            "span": words(
                "due.windowSpan",
                ["from": written.day(opens, today: shell.today), "to": written.day(due, today: shell.today)]),
            "formula": [
                "text": words("customer.windowFormula"),
                "parts": [words("due.cycleDays", ["count": Written.decimal(cycle, digits: 1)])],
            ] as PageValues,
        ]
    }

    private var tags: [PageValues] {
        profile.status.tags.map { tag in
            let isByHand = !tag.name.hasPrefix(RiskKind.tagPrefix)
            return .filled([
                "name": RiskKind.allCases.first { $0.tag == tag.name }?.name(in: language) ?? tag.name,
                "since": since(tag.at, tag.store),
                "removeAddress": isChangeable && isByHand ? address + "/tags/remove" : nil,
                "removeLabel": words("customer.removeTag", ["tag": tag.name]),
            ])
        }
    }

    private var consents: [PageValues] {
        let said: [PageValues] = profile.consents.map { consent in
            let method = ConsentMethod(rawValue: consent.method)?.name(in: language) ?? consent.method
            return [
                "channel": channel(consent.channel, consent.purpose), "lamp": consent.isWithdrawn ? "idle" : "good",
                "detail": consent.isWithdrawn
                    ? words("customer.withdrawnSince", ["date": day(consent.at)])
                    : words("customer.consentSince", ["date": day(consent.at), "method": method]),
            ]
        }
        let spoken = Set(profile.consents.map { "\($0.channel) \($0.purpose)" })
        let kept = profile.keptOut.filter { !spoken.contains("\($0.channel) \($0.purpose)") }
        return said
            + kept.map {
                [
                    "channel": channel($0.channel, $0.purpose), "lamp": "bad",
                    "detail": words("customer.keptOutSince", ["date": day($0.since)]),
                ]
            }
    }

    private func channel(_ channel: ConsentChannel, _ purpose: ConsentPurpose) -> String {
        channel.name(in: language) + " · " + purpose.name(in: language)
    }

    private func order(_ order: OrderRecord) -> PageValues {
        let version = order.version
        let at = version.times.placed ?? version.times.paid ?? version.statedAt
        return .filled([
            "number": order.number, "status": version.status?.name(in: language) ?? "", "at": day(at),
            "leftOut": version.leftOut?.name(in: language),
            "paid": version.amounts.paid.map { written.money(Money(minor: $0, version.currency)) } ?? "",
            "refunded": order.refunded == 0 ? nil : written.money(Money(minor: order.refunded, version.currency)),
        ])
    }

    var orderSheet: Sheet {
        Sheet(
            titles: ["order", "status", "bought", "paid", "refunded"].map { words("customer." + $0) },
            rows: profile.orders.map { order in
                let version = order.version
                let at = version.times.placed ?? version.times.paid ?? version.statedAt
                return [
                    order.number, version.status?.name(in: language) ?? "",
                    BrandDay(at, in: shell.brand.timeZone).description,
                    version.amounts.paid.map { Money(minor: $0, version.currency).plain } ?? "",
                    Money(minor: order.refunded, version.currency).plain,
                ]
            })
    }

    private func merge(_ merge: CustomerProfile.Merge) -> PageValues {
        let joining = merge.joining
        let stands = joining.partedAt == nil
        return .filled([
            "who": merge.one + " + " + merge.other,
            "because": merge.evidence?.name(in: language) ?? merge.cause.name(in: language),
            "by": joining.partedAt.map { words("customer.partedOn", ["date": day($0)]) } ?? day(joining.joinedAt),
            "partAddress": stands && shell.may(.mergeCustomers) ? address + "/merges/\(merge.name)/end" : nil,
        ])
    }

    private func since(_ moment: Instant, _ store: ID<Store>?) -> String {
        guard let name = store.flatMap({ profile.stores[$0] }) else { return day(moment) }
        return words("customer.sinceFrom", ["date": day(moment), "store": name])
    }

    private func day(_ moment: Instant) -> String {
        written.day(of: moment, today: shell.today)
    }
}
