package import Shop

/// What can go wrong with brands, stores and rights.
package enum AccessError: Explained, Equatable {
    case noSuchBrand(name: String, known: [String])
    /// No brand was named and there are several, or none.
    case brandNotNamed(known: [String])
    case brandExists(name: String)
    case noSuchStore(name: String, known: [String])
    case storeExists(name: String)
    case emptyName
    /// Too long, or with line breaks and other control characters.
    case unfitName(longest: Int)
    case unknownTimeZone(String)
    case unknownCurrency(String)
    case unknownLanguage(String)
    case unknownSetting(name: String, known: [String])
    case badSetting(name: String, value: String, expected: Phrase)
    /// Currency and time zone stand once facts are reckoned by them.
    case settingIsFixed(name: String)
    case forbidden(Permission)

    package var kind: FailureKind {
        switch self {
        case .noSuchBrand, .noSuchStore: .notFound
        case .brandExists, .storeExists, .settingIsFixed: .conflict
        case .forbidden: .forbidden
        case .brandNotNamed, .emptyName, .unfitName, .unknownTimeZone, .unknownCurrency, .unknownLanguage,
            .unknownSetting,
            .badSetting:
            .invalid
        }
    }

    package var code: String {
        switch self {
        case .noSuchBrand: "brand.not_found"
        case .brandNotNamed: "brand.not_named"
        case .brandExists: "brand.exists"
        case .noSuchStore: "store.not_found"
        case .storeExists: "store.exists"
        case .emptyName: "name.empty"
        case .unfitName: "name.unfit"
        case .unknownTimeZone: "timezone.unknown"
        case .unknownCurrency: "currency.unknown"
        case .unknownLanguage: "language.unknown"
        case .unknownSetting: "setting.unknown"
        case .badSetting: "setting.invalid"
        case .settingIsFixed: "setting.fixed"
        case .forbidden: "permission.denied"
        }
    }

    package var message: Phrase {
        switch self {
        case .noSuchBrand(let name, let known):
            Phrase(
                en:
                    "There is no brand “\(name)”. \(Self.list(known, en: "Known: ", none: "There is none yet; make one with: huitou brand create NAME"))",
                zh: "没有品牌“\(name)”。\(Self.list(known, en: "已有：", none: "尚无品牌，请先创建：huitou brand create 名称"))")
        case .brandNotNamed(let known):
            known.isEmpty
                ? Phrase(
                    en: "There is no brand yet. Make one with: huitou brand create NAME",
                    zh: "尚无品牌。请先创建：huitou brand create 名称")
                : Phrase(
                    en: "There are several brands: \(known.joined(separator: ", ")). Name one with --brand.",
                    zh: "有多个品牌：\(known.joined(separator: "、"))。请用 --brand 指定。")
        case .brandExists(let name):
            Phrase(en: "There is a brand “\(name)” already.", zh: "品牌“\(name)”已存在。")
        case .noSuchStore(let name, let known):
            Phrase(
                en:
                    "There is no store “\(name)”. \(Self.list(known, en: "Known: ", none: "Add one with: huitou store add NAME"))",
                zh: "没有店铺“\(name)”。\(Self.list(known, en: "已有：", none: "请先添加：huitou store add 名称"))")
        case .storeExists(let name):
            Phrase(en: "There is a store “\(name)” already.", zh: "店铺“\(name)”已存在。")
        case .emptyName:
            Phrase(en: "The name is empty. Give it at least one letter.", zh: "名称为空。请至少填写一个字符。")
        case .unfitName(let longest):
            Phrase(
                en:
                    "A name is one line of at most \(longest) characters, without control characters and without blanks round it.",
                zh: "名称应为一行，不超过 \(longest) 个字符，不含控制字符，首尾无空格。")
        case .unknownTimeZone(let name):
            Phrase(
                en: "“\(name)” is no time zone. Use a name such as Asia/Shanghai or Europe/London.",
                zh: "“\(name)”不是时区名。请使用如 Asia/Shanghai、Europe/London 的名称。")
        case .unknownCurrency(let code):
            Phrase(
                en: "“\(code)” is no currency of ISO 4217. Use a code such as CNY, GBP or USD.",
                zh: "“\(code)”不是 ISO 4217 货币代码。请使用如 CNY、GBP、USD 的代码。")
        case .unknownLanguage(let name):
            Phrase(en: "“\(name)” is no language known here. Use zh or en.", zh: "不支持语言“\(name)”。请使用 zh 或 en。")
        case .unknownSetting(let name, let known):
            Phrase(
                en: "There is no setting “\(name)”. Known: \(known.joined(separator: ", ")).",
                zh: "没有设置项“\(name)”。可用：\(known.joined(separator: "、"))。")
        case .badSetting(let name, let value, let expected):
            Phrase(
                en: "“\(value)” cannot be the value of \(name): \(expected(in: .english)).",
                zh: "“\(value)”不能作为 \(name) 的值：\(expected(in: .chinese))。")
        case .settingIsFixed(let name):
            Phrase(
                en: "\(name) cannot change once orders are reckoned by it. Make another brand and import again.",
                zh: "已有订单按 \(name) 计算，无法更改。请新建品牌后重新导入。")
        case .forbidden(let permission):
            Phrase(
                en: "You may not do this (\(permission.rawValue)). Ask an owner of the brand.",
                zh: "您没有此权限（\(permission.rawValue)）。请联系品牌所有者。")
        }
    }

    private static func list(_ names: [String], en lead: String, none: String) -> String {
        names.isEmpty ? none : lead + names.prefix(10).joined(separator: ", ")
    }
}
