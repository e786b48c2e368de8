import Operations
import Shop

extension CommandContext {
    /// That somebody was erased, and why.
    func sayErased(_ erased: ErasedPerson) {
        let at = CalendarText.utc(erased.at)
        say(
            en: "! erased on \(at) (\(erased.reason.name.english)): nothing is sent to them, and nothing more is kept",
            zh: "！已于 \(at) 删除（\(erased.reason.name.chinese)）：不再联系，也不再保存任何信息")
    }

    /// Of what addresses of somebody are kept out.
    func sayKeptOut(_ kept: KeptOut) {
        let (channel, purpose) = (kept.channel.name, kept.purpose.name)
        say(
            en: "kept out since \(CalendarText.utc(kept.since)): \(channel.english) for \(purpose.english)",
            zh: "自 \(CalendarText.utc(kept.since)) 起禁止：\(channel.chinese)\(purpose.chinese)")
    }
}
