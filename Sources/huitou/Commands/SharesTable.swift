import Insight
import Shop

/// How customers are divided into stages or tiers: how many are of each, and what part of all that is.
struct SharesTable {
    struct Part {
        /// What programs know it by.
        let code: String
        let name: Phrase
        let meaning: Phrase
        let customers: Int
    }

    /// What the parts are called, `stage`: the heading of codes in CSV, in English.
    let kind: Phrase
    let parts: [Part]
    /// All of whom they are parts.
    let customers: Int
    let context: CommandContext

    var shown: Table {
        var table = Table([
            .text(kind(in: context.language)), .number(context.words(en: "customers", zh: "客户")),
            .number(context.words(en: "share", zh: "占比")), .text(context.words(en: "who", zh: "含义")),
        ])
        for part in parts {
            table.add(
                part.name(in: context.language), part.customers.grouped, Figures.percent(share(part).rate),
                part.meaning(in: context.language))
        }
        return table
    }

    func csv() -> String {
        var table = Table([
            .id(kind.english), .text(context.words(en: "name", zh: "名称")),
            .number(context.words(en: "customers", zh: "客户")), .number(context.words(en: "share", zh: "占比")),
        ])
        for part in parts {
            table.add(
                part.code, part.name(in: context.language), String(part.customers),
                share(part).rate.map { Figures.decimal($0, digits: 4) } ?? "")
        }
        return table.csv()
    }

    private func share(_ part: Part) -> Share {
        Share(part.customers, of: customers)
    }
}
