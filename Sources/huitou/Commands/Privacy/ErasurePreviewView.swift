import Customers
import Operations
import Shop

/// Whom and what an erasure would take, for people.
struct ErasurePreviewView {
    let answer: PreviewErasure.Answer
    let context: CommandContext

    func show() {
        if let erased = answer.erased {
            context.sayErased(erased)
            return context.say(
                en: "There is nothing left to erase.", zh: "没有可再删除的内容。")
        }
        context.say(en: "This would erase for good:", zh: "将永久删除：")
        for member in answer.members { show(member) }
        context.say(
            en: "\(Figures.counted(answer.orders, "order")) would stay, nameless.",
            zh: "\(answer.orders.grouped) 笔订单保留，但不再关联到个人。")
        for path in answer.files {
            context.say(en: "  would be deleted: \(path), which lists them", zh: "  将删除名单 \(path)")
        }
        for path in answer.left {
            context.say(en: "  would be left: \(path); look whether it names them", zh: "  不会删除 \(path)，请自行检查")
        }
        context.say(en: "Nothing was erased. To erase, add --yes.", zh: "尚未删除。确认请加 --yes。")
    }

    private func show(_ member: PreviewErasure.Member) {
        let name = member.name.map { " " + Printable.of($0) } ?? ""
        let reasons = member.joinings.map { joining in
            let why = joining.evidence?.name ?? joining.cause.name
            return Phrase(
                en: "one with \(joining.other): \(why.english)", zh: "与 \(joining.other) 为同一人：\(why.chinese)")
        }
        let (english, chinese) = (reasons.map(\.english), reasons.map(\.chinese))
        context.say(
            en: "  \(member.id)\(name)" + (reasons.isEmpty ? "" : " (\(english.joined(separator: "; ")))"),
            zh: "  \(member.id)\(name)" + (reasons.isEmpty ? "" : "（\(chinese.joined(separator: "；"))）"))
    }
}

/// The same for programs.
struct ErasurePreviewAnswer: Encodable {
    struct Member: Encodable {
        let id: String
        let name: String?
        let oneWith: [Why]
    }

    struct Why: Encodable {
        let customer: String
        let cause: String
        let evidence: String?
    }

    let erased: [String]
    let wouldErase: [String]
    let members: [Member]
    let orders: Int
    let files: [String]
    let left: [String]
    let erasedBefore: PersonAnswer.Erased?

    init(_ answer: PreviewErasure.Answer) {
        erased = []
        wouldErase = answer.erased == nil ? answer.members.map(\.id) : []
        members = answer.members.map { member in
            Member(
                id: member.id, name: member.name,
                oneWith: member.joinings.map {
                    Why(customer: $0.other, cause: $0.cause.code, evidence: $0.evidence?.code)
                })
        }
        orders = answer.orders
        files = answer.files
        left = answer.left
        erasedBefore = answer.erased.map(PersonAnswer.Erased.init)
    }
}
