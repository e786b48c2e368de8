import Customers
import Facts
import Insight
import Operations
import Shop

/// Where a person stands and what is known of them, for people: everything but names and orders.
struct PersonView {
    let profile: CustomerProfile
    let context: CommandContext

    func show() {
        risks()
        standing()
        tagsAndTraits()
        identities()
        merges()
    }

    private func risks() {
        for risk in profile.risks {
            let until = risk.expiresAt.map { day($0.advanced(milliseconds: -1)) }
            let note = risk.note.map { ": " + Printable.of($0) } ?? ""
            let proof = risk.evidence.isEmpty ? "" : " [" + risk.evidence.joined(separator: ", ") + "]"
            context.say(
                en: "! \(risk.kind.name.english)" + (until.map { " until \($0)" } ?? "") + note + proof,
                zh: "！\(risk.kind.name.chinese)" + (until.map { "（至 \($0)）" } ?? "") + note + proof)
        }
    }

    private func standing() {
        guard let figures = profile.figures else { return }
        var parts = [Phrase(en: "stage: \(figures.stage.name.english)", zh: "阶段：\(figures.stage.name.chinese)")]
        if let value = figures.value {
            parts.append(Phrase(en: "value: \(value.name.english)", zh: "分层：\(value.name.chinese)"))
        }
        if let rfm = figures.rfm {
            let label = rfm.label(.standard)
            parts.append(Phrase(en: "RFM \(rfm.code) \(label.english)", zh: "RFM \(rfm.code) \(label.chinese)"))
        }
        if let cycle = figures.cycle {
            let days = Figures.decimal(cycle, digits: 1)
            parts.append(Phrase(en: "cycle \(days) days", zh: "周期 \(days) 天"))
        }
        if let due = figures.due { parts.append(Phrase(en: "due \(due)", zh: "预计复购 \(due)")) }
        context.say(
            en: "  " + parts.map(\.english).joined(separator: ", "),
            zh: "  " + parts.map(\.chinese).joined(separator: "，"))
    }

    private func tagsAndTraits() {
        let tags = profile.status.tags.filter { !$0.name.hasPrefix(RiskKind.tagPrefix) }
        if !tags.isEmpty {
            let names = tags.map { "\(Printable.of($0.name)) (\(day($0.at)))" }
            context.say(
                en: "  tags: \(names.joined(separator: ", "))", zh: "  标签：\(names.joined(separator: "、"))")
        }
        for trait in profile.status.traits {
            let name = trait.kind.shown(trait.name)
            let source = trait.store.flatMap { profile.stores[$0] }.map { ", \($0)" } ?? ""
            let told = "\(Printable.of(trait.value.shown)) (\(day(trait.at))\(source))"
            context.say(en: "  \(name.english): \(told)", zh: "  \(name.chinese)：\(told)")
        }
        for consent in profile.status.consents {
            let what = "\(consent.channel.rawValue) / \(consent.purpose.rawValue)"
            context.say(
                en: "  consent \(what): \(consent.isWithdrawn ? "withdrawn" : "given") \(day(consent.at))",
                zh: "  授权 \(what)：\(consent.isWithdrawn ? "已撤回" : "已给予") \(day(consent.at))")
        }
    }

    private func identities() {
        for identity in profile.identities {
            let value = Printable.of(identity.value ?? "***")
            context.say(
                en: "  known in \(identity.store) by \(identity.kind.rawValue) \(value) since \(day(identity.since))",
                zh: "  \(identity.store)：\(identity.kind.rawValue) \(value)，自 \(day(identity.since))")
        }
    }

    private func merges() {
        for merge in profile.merges {
            let why = merge.evidence.map(\.name) ?? merge.cause.name
            let note = merge.note.map { ": " + Printable.of($0) } ?? ""
            let end = merge.joining.partedAt
            context.say(
                en: "  \(merge.name): \(merge.one) and \(merge.other), \(day(merge.joining.joinedAt)), \(why.english) "
                    + "(\(merge.joining.joinedBy))\(note)" + (end.map { ", taken back \(day($0))" } ?? ""),
                zh: "  \(merge.name)：\(merge.one) 与 \(merge.other)，\(day(merge.joining.joinedAt))，\(why.chinese)"
                    + "（\(merge.joining.joinedBy)）\(note)" + (end.map { "，\(day($0)) 撤销" } ?? ""))
        }
    }

    private func day(_ instant: Instant) -> String {
        BrandDay(instant, in: profile.brand.timeZone).description
    }
}
