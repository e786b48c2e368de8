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
        keptOut()
        identities()
        merges()
    }

    private func risks() {
        for risk in profile.risks {
            let until = risk.expiresAt.map { day($0.advanced(milliseconds: -1)) }
            let note = reason(risk.hasNote)
            let proof = risk.evidence.isEmpty ? "" : " [" + risk.evidence.joined(separator: ", ") + "]"
            context.say(
                en: "! \(risk.kind.name.english)" + (until.map { " until \($0)" } ?? "") + proof + note.english,
                zh: "！\(risk.kind.name.chinese)" + (until.map { "（至 \($0)）" } ?? "") + proof + note.chinese)
        }
    }

    private func standing() {
        // Of whoever was erased orders are kept, and nobody expects any.
        guard profile.erased == nil, let figures = profile.figures else { return }
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
            let (value, told) = (trait.value.words, "(\(day(trait.at))\(source))")
            context.say(
                en: "  \(name.english): \(Printable.of(value.english)) \(told)",
                zh: "  \(name.chinese)：\(Printable.of(value.chinese)) \(told)")
        }
        for consent in profile.consents {
            let (channel, purpose) = (consent.channel.name, consent.purpose.name)
            context.say(
                en: "  consent to \(channel.english) for \(purpose.english): "
                    + "\(consent.isWithdrawn ? "withdrawn" : "given") \(day(consent.at))",
                zh: "  \(channel.chinese)\(purpose.chinese)授权：\(consent.isWithdrawn ? "已撤回" : "已给予") \(day(consent.at))"
            )
        }
    }

    private func keptOut() {
        profile.keptOut.forEach(context.sayKeptOut)
    }

    private func identities() {
        for identity in profile.identities {
            let value = Printable.of(identity.value ?? "***")
            context.say(
                en:
                    "  known in \(identity.store) by \(identity.kind.name.english) \(value) since \(day(identity.since))",
                zh: "  \(identity.store)：\(identity.kind.name.chinese) \(value)，自 \(day(identity.since))")
        }
    }

    private func merges() {
        for merge in profile.merges {
            let why = merge.evidence.map(\.name) ?? merge.cause.name
            let note = reason(merge.hasNote)
            let end = merge.joining.partedAt
            let by = DeciderWords.of(merge.joining.joinedBy)
            context.say(
                en: "  \(merge.name): \(merge.one) and \(merge.other), \(day(merge.joining.joinedAt)), \(why.english) "
                    + "(\(by.english))\(note.english)" + (end.map { ", taken back \(day($0))" } ?? ""),
                zh: "  \(merge.name)：\(merge.one) 与 \(merge.other)，\(day(merge.joining.joinedAt))，\(why.chinese)"
                    + "（\(by.chinese)）\(note.chinese)" + (end.map { "，\(day($0)) 撤销" } ?? ""))
        }
    }

    /// That somebody said why: in words that may name anybody, and are given by name alone.
    private func reason(_ isKept: Bool) -> Phrase {
        guard isKept else { return Phrase(en: "", zh: "") }
        let ask = "huitou customers reveal \(profile.id) --kind note"
        return Phrase(en: "; a reason is kept: \(ask)", zh: "；另有原因，查看：\(ask)")
    }

    private func day(_ instant: Instant) -> String {
        BrandDay(instant, in: profile.brand.timeZone).description
    }
}
