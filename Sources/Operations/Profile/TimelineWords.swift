import Customers
package import Facts
package import Shop

/// What stands in a timeline, in words.
package struct TimelineWords {
    package let brand: Brand

    package init(brand: Brand) {
        self.brand = brand
    }

    package func what(_ entry: TimelineEntry) -> Phrase {
        switch entry.content {
        case .order(let number, let status, let paid, let refunded, let leftOut):
            order(number, status, paid, refunded, leftOut)
        case .refund(let number, let amount, let kind):
            Phrase(
                en: "refund \(number): \(money(amount)), \(kind?.name.english ?? "refund")",
                zh: "退款 \(number)：\(money(amount))，\(kind?.name.chinese ?? "退款")")
        case .review(let stars, let product):
            Phrase(
                en: "review, \(Self.counted(stars, "star"))" + (product.map { " of \($0)" } ?? ""),
                zh: "评价 \(stars) 星" + (product.map { "：\($0)" } ?? ""))
        case .behaviour(let kind, let product, let times):
            Phrase(
                en: kind.name.english + (product.map { ": \($0)" } ?? "")
                    + (times.map { ", \(Self.counted($0, "time")) that day" } ?? ""),
                zh: kind.name.chinese + (product.map { "：\($0)" } ?? "") + (times.map { "，当日 \($0) 次" } ?? ""))
        case .interaction(let kind, let direction, let channel): interaction(kind, direction, channel)
        case .tag(let name, let isOn): tag(name, isOn)
        case .trait(let kind, let name, let value):
            Phrase(
                en: "\(kind.shown(name).english): \(value?.words.english ?? "taken back")",
                zh: "\(kind.shown(name).chinese)：\(value?.words.chinese ?? "已撤回")")
        case .consent(let channel, let purpose, let isWithdrawn):
            Phrase(
                en:
                    "consent \(isWithdrawn ? "withdrawn" : "given"): \(channel.name.english) for \(purpose.name.english)",
                zh: "\(isWithdrawn ? "撤回" : "给予")授权：\(channel.name.chinese)\(purpose.name.chinese)")
        case .joined: Phrase(en: "found to be one person with another", zh: "与另一客户合并")
        case .parted: Phrase(en: "a merge was taken back", zh: "撤销合并")
        case .segmentMove(let name, let isIn):
            Phrase(en: "\(isIn ? "entered" : "left") segment “\(name)”", zh: "\(isIn ? "进入" : "离开")人群“\(name)”")
        }
    }

    private static func counted(_ count: Int, _ word: String) -> String {
        "\(count.grouped) \(word)\(count == 1 ? "" : "s")"
    }

    private func order(
        _ number: String, _ status: OrderStatus?, _ paid: Money?, _ refunded: Money, _ leftOut: LeftOutReason?
    ) -> Phrase {
        let paidText = paid.map { " " + money($0) } ?? ""
        let back = refunded.minor > 0 ? money(refunded) : nil
        return Phrase(
            en: "order \(number)\(paidText)" + (status.map { ", \($0.name.english)" } ?? "")
                + (back.map { ", \($0) given back" } ?? "") + (leftOut.map { ", left out: \($0.name.english)" } ?? ""),
            zh: "订单 \(number)\(paidText)" + (status.map { "，\($0.name.chinese)" } ?? "")
                + (back.map { "，已退 \($0)" } ?? "") + (leftOut.map { "，不计入：\($0.name.chinese)" } ?? ""))
    }

    private func interaction(
        _ kind: InteractionKind, _ direction: InteractionDirection, _ channel: String?
    ) -> Phrase {
        let name =
            switch kind {
            case .message: Phrase(en: "message", zh: "消息")
            case .call: Phrase(en: "call", zh: "通话")
            case .conversation: Phrase(en: "conversation", zh: "会话")
            case .visit: Phrase(en: "visit", zh: "到店")
            }
        let over = channel.map { " (\($0))" } ?? ""
        let from =
            direction == .incoming ? Phrase(en: "from the customer", zh: "客户发起") : Phrase(en: "from us", zh: "我方发起")
        guard kind != .visit else { return Phrase(en: name.english + over, zh: name.chinese + over) }
        return Phrase(en: "\(name.english) \(from.english)\(over)", zh: "\(name.chinese)（\(from.chinese)）\(over)")
    }

    private func tag(_ name: String, _ isOn: Bool) -> Phrase {
        if let risk = RiskKind.allCases.first(where: { $0.tag == name }) {
            return Phrase(
                en: "risk \(isOn ? "noted" : "lifted"): \(risk.name.english)",
                zh: "风险\(isOn ? "标记" : "解除")：\(risk.name.chinese)")
        }
        return Phrase(en: "tag \(isOn ? "+" : "−") \(name)", zh: "标签 \(isOn ? "+" : "−") \(name)")
    }

    private func money(_ money: Money) -> String {
        money.currency == brand.currency ? money.grouped : "\(money.grouped) \(money.currency)"
    }
}

extension TraitKind {
    /// What it is called.
    package func shown(_ name: String?) -> Phrase {
        switch self {
        case .named: Phrase(en: name ?? "", zh: name ?? "")
        case .city: Phrase(en: "city", zh: "城市")
        case .province: Phrase(en: "province", zh: "省份")
        case .country: Phrase(en: "country", zh: "国家")
        case .gender: Phrase(en: "gender", zh: "性别")
        case .language: Phrase(en: "language", zh: "语言")
        case .birthday: Phrase(en: "birthday", zh: "生日")
        case .memberSince: Phrase(en: "member since", zh: "入会")
        }
    }
}

extension ToldTrait {
    /// For people; `shown` is for programs.
    package var words: Phrase {
        if case .value(.flag(let flag)) = self {
            return flag ? Phrase(en: "yes", zh: "是") : Phrase(en: "no", zh: "否")
        }
        return Phrase(en: shown, zh: shown)
    }

    package var shown: String {
        switch self {
        case .value(let value): TraitText.written(value)
        case .dayOfYear(let day): "\(day.month)-\(day.day)"
        }
    }
}
