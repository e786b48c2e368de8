import Access
import ArgumentParser
import Foundation
import Operations
import Shop

/// `huitou brand …`
struct BrandCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brand", abstract: Huitou.text(en: "Make, list and set up brands.", zh: "创建、列出、设置品牌。"),
        subcommands: [Create.self, List.self, Configure.self])

    struct Create: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Make a brand.", zh: "创建品牌。"))
        static let makesDatabase = true

        @Argument(help: ArgumentHelp(Huitou.text(en: "What it is called.", zh: "品牌名称。"))) var name: String
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "The time zone that its days follow.", zh: "按哪个时区划分日期。"), valueName: "zone"))
        var timezone = "Asia/Shanghai"
        @Option(
            help: ArgumentHelp(Huitou.text(en: "Its currency, by ISO 4217.", zh: "币种（ISO 4217 代码）。"), valueName: "code")
        )
        var currency = "CNY"
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let brand = try await session.run(
                CreateBrand(
                    name: name, timeZone: timezone, currency: currency, language: session.context.language))
            if session.isJSON {
                session.context.output.out(
                    try JSONText.of([
                        "name": brand.name, "timezone": brand.timeZone.identifier, "currency": brand.currency.code,
                    ]))
                return
            }
            session.context.say(
                en: "Brand “\(brand.name)” made (\(brand.timeZone.identifier), \(brand.currency)). "
                    + "Next: huitou import FILE --db \(session.place.shown)",
                zh: "已创建品牌“\(brand.name)”（\(brand.timeZone.identifier)，\(brand.currency)）。"
                    + "下一步：huitou import 文件 --db \(session.place.shown)")
        }
    }

    struct List: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List brands and their stores.", zh: "列出品牌及其店铺。"))

        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let name: String
            let timezone: String
            let currency: String
            let stores: [String]
            let customers: Int
            let conflicts: Int
        }

        func run(on session: CommandSession) async throws {
            let brands = try await session.run(ListBrands())
            if session.isJSON {
                let answers = brands.map {
                    Answer(
                        name: $0.brand.name, timezone: $0.brand.timeZone.identifier, currency: $0.brand.currency.code,
                        stores: $0.stores.map(\.name), customers: $0.customers, conflicts: $0.conflicts)
                }
                return session.context.output.out(try JSONText.of(["brands": answers]))
            }
            guard !brands.isEmpty else {
                return session.context.say(
                    en: "No brand yet. Make one with: huitou brand create NAME", zh: "尚无品牌。请创建：huitou brand create 名称")
            }
            var table = Table([
                .text(session.context.words(en: "brand", zh: "品牌")), .text(session.context.words(en: "zone", zh: "时区")),
                .text(session.context.words(en: "currency", zh: "币种")),
                .number(session.context.words(en: "customers", zh: "客户")),
                .number(session.context.words(en: "conflicts", zh: "冲突")),
                .text(session.context.words(en: "stores", zh: "店铺")),
            ])
            for line in brands {
                table.add(
                    line.brand.name, line.brand.timeZone.identifier, line.brand.currency.code, line.customers.grouped,
                    line.conflicts.grouped,
                    line.stores.map(\.name).joined(separator: session.context.words(en: ", ", zh: "、")))
            }
            session.context.show(table)
        }
    }

    struct Configure: DatabaseCommand {
        static let configuration = CommandConfiguration(
            commandName: "settings",
            abstract: Huitou.text(en: "Show or change a brand's rules.", zh: "查看或修改品牌规则。"))

        @Argument(
            help: ArgumentHelp(
                Huitou.text(
                    en: "A setting, such as rfm.window; all of them when left out.", zh: "设置项，如 rfm.window；省略则列出全部。")))
        var name: String?
        @Argument(help: ArgumentHelp(Huitou.text(en: "Its new value; shown when left out.", zh: "新值；省略则只显示。")))
        var value: String?
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let settings: BrandSettings
            if let name, let value {
                settings = try await session.run(SettleBrand(brand: brand.brand, name: name, value: value))
            } else {
                settings = try await session.run(ShowSettings(brand: brand.brand))
            }
            if let name, settings.value(of: name) == nil {
                throw AccessError.unknownSetting(name: name, known: BrandSettings.names)
            }
            let shown = name.map { [$0] } ?? BrandSettings.names
            if session.isJSON {
                let values = Dictionary(uniqueKeysWithValues: shown.map { ($0, settings.value(of: $0) ?? "") })
                return session.context.output.out(try JSONText.of(values))
            }
            var table = Table([
                .id(session.context.words(en: "setting", zh: "设置项")),
                .text(session.context.words(en: "what it is", zh: "说明")),
                .text(session.context.words(en: "value", zh: "值")),
            ])
            for name in shown {
                let help = SettingName(rawValue: name)?.help(in: session.context.language)
                table.add(name, help ?? "", settings.value(of: name) ?? "")
            }
            session.context.show(table)
        }
    }
}
