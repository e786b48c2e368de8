import ArgumentParser
import Customers
import Operations
import Shop

/// `huitou traits …`
struct TraitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traits",
        abstract: Huitou.text(en: "What the brand keeps of its customers.", zh: "偏好标签库：品牌为客户记录的属性。"),
        subcommands: [List.self, Define.self, Remove.self], defaultSubcommand: List.self)

    struct List: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List the traits.", zh: "列出属性。"))

        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let name: String
            let type: String
            let choices: [String]
            let unit: String?
            let from: String?
            let to: String?
        }

        func run(on session: CommandSession) async throws {
            let traits = try await session.run(ListTraits(brand: brand.brand))
            let context = session.context
            if session.isJSON {
                return context.output.out(
                    try JSONText.of([
                        "traits": traits.map {
                            Answer(
                                name: $0.name, type: $0.form.rawValue, choices: $0.choices, unit: $0.unit,
                                from: $0.lowest.map($0.written), to: $0.highest.map($0.written))
                        }
                    ]))
            }
            guard !traits.isEmpty else {
                return context.say(
                    en: "None yet. Define one with: huitou traits define NAME --type TYPE",
                    zh: "尚无属性。可先定义：huitou traits define 名称 --type 类型")
            }
            var table = Table([
                .text(context.words(en: "trait", zh: "属性")), .text(context.words(en: "type", zh: "类型")),
                .text(context.words(en: "expected", zh: "取值")),
            ])
            for trait in traits {
                table.add(
                    trait.name, trait.form.name(in: context.language),
                    TraitRules.expected(of: trait)(in: context.language))
            }
            context.show(table)
        }
    }

    struct Define: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Define a trait, or define it anew.", zh: "定义属性，或更新定义。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "What it is called.", zh: "属性名称。"))) var name: String
        @Option(
            help: ArgumentHelp(
                Huitou.text(
                    en: "text, number, date, choice or yes_no.", zh: "text 文本、number 数字、date 日期、choice 单选、yes_no 是/否。"))
        )
        var type: TraitFormName
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "What a choice may be; once for each.", zh: "单选的选项，每个选项写一次。"), valueName: "choice"))
        var choice: [String] = []
        @Option(
            help: ArgumentHelp(Huitou.text(en: "What a number counts, as cm.", zh: "数字的单位，如 cm。"), valueName: "unit"))
        var unit: String?
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "The least that it may be.", zh: "最小值。"), valueName: "value"))
        var from: String?
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "The most that it may be.", zh: "最大值。"), valueName: "value"))
        var to: String?
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            for text in [from, to].compactMap({ $0 }) where type.form.bound(text) == nil {
                throw ValidationError(
                    Huitou.text(en: "“\(text)” is no bound of a \(type.rawValue).", zh: "“\(text)”不能作为范围。"))
            }
        }

        func run(on session: CommandSession) async throws {
            let trait = TraitDefinition(
                name: name, form: type.form, choices: choice, unit: unit, lowest: from.flatMap(type.form.bound),
                highest: to.flatMap(type.form.bound))
            let count = try await session.run(DefineTrait(trait, brand: brand.brand))
            if session.isJSON { return session.context.output.out(try JSONText.of(Kept(trait: name, values: count))) }
            session.context.say(
                en: "Defined. Fill it in with: huitou customers set CUSTOMER \(name) VALUE",
                zh: "已定义。填写：huitou customers set 客户 \(name) 值")
            guard count > 0 else { return }
            session.context.say(
                en: "\(Figures.counted(count, "customer")) have a value of that name, which stands as it was told.",
                zh: "已有 \(count.grouped) 位客户填写过该属性，原值保留不变。")
        }
    }

    struct Remove: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Take a definition away; what was told stays.", zh: "删除定义（已填内容保留）。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "What it is called.", zh: "属性名称。"))) var name: String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let count = try await session.run(RemoveTrait(name, brand: brand.brand))
            if session.isJSON { return session.context.output.out(try JSONText.of(Kept(removed: name, values: count))) }
            session.context.say(en: "Removed.", zh: "已删除。")
            guard count > 0 else { return }
            session.context.say(
                en: "\(Figures.counted(count, "customer")) have a value of it still; take each back with: "
                    + "huitou customers set CUSTOMER \(name) --clear",
                zh: "仍有 \(count.grouped) 位客户保留该属性的值，可逐个清除：huitou customers set 客户 \(name) --clear")
        }
    }
}

/// What was done to a definition, and how many customers have a value of it.
private struct Kept: Encodable {
    var trait: String?
    var removed: String?
    let values: Int
}

/// What a trait is, as it is typed.
enum TraitFormName: String, ExpressibleByArgument, CaseIterable {
    case text, number, date, choice
    case yesNo = "yes_no"

    var form: TraitDefinition.Form {
        switch self {
        case .text: .text
        case .number: .number
        case .date: .date
        case .choice: .choice
        case .yesNo: .yesNo
        }
    }
}
