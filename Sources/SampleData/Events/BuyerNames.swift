import Shop

/// Under what names one person is known in one store.
struct BuyerNames {
    let words: PersonWords
    let isMasked: Bool
    let isUnknown: Bool
    let platform: Platform

    /// In the platform's order of preference; empty where it names nobody.
    var keys: [BuyerKey] {
        switch platform {
        case .taobao:
            let ouid = BuyerKey(kind: .account, value: "AAH" + words.code)
            if isUnknown { return [] }
            return isMasked ? [ouid] : [BuyerKey(kind: .nick, value: words.nick), ouid]
        case .jd: return [BuyerKey(kind: .account, value: "jd_" + words.code)]
        case .pinduoduo: return isMasked ? [] : [BuyerKey(kind: .phone, value: words.phone)]
        case .douyin: return [BuyerKey(kind: .account, value: "dy" + words.code)]
        case .shopify, .woocommerce:
            return [BuyerKey(kind: .email, value: words.email), BuyerKey(kind: .phone, value: words.phone)]
        case .youzan, .physical, .other:
            return [
                BuyerKey(kind: .memberCard, value: "M" + words.code), BuyerKey(kind: .phone, value: words.phone),
            ]
        }
    }

    /// Under which somebody is followed who has no name.
    var anonymous: BuyerKey {
        BuyerKey(kind: .anonymous, value: "anon-" + words.code)
    }

    /// Who receives an order, where the platform does not hide it.
    func recipient(_ recipient: PersonWords) -> [PersonalValue] {
        let name = PersonalValue(kind: .name, text: recipient.name)
        let phone = PersonalValue(kind: .phone, text: recipient.phone)
        let address = PersonalValue(kind: .address, text: recipient.address)
        switch platform {
        case .taobao, .pinduoduo: return isMasked ? [] : [name, phone, address]
        case .douyin: return []
        case .jd: return [name, phone, address]
        case .shopify, .woocommerce:
            return [name, PersonalValue(kind: .email, text: words.email), phone, address]
        case .youzan, .physical, .other: return [name, phone]
        }
    }
}
