import ArgumentParser
import Facts
import Operations
import Shop

/// `huitou customers tag`
struct TagCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: Huitou.text(en: "Put a tag on a customer.", zh: "给客户打标签。"))

    @OptionGroup var tagged: TaggedOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let isNew = try await session.run(
            TagCustomer(tagged.customer, tag: tagged.tag, isOn: true, brand: brand.brand))
        if session.isJSON { return session.context.output.out(try JSONText.of(["changed": isNew])) }
        session.context.say(
            en: isNew ? "Tagged “\(tagged.tag)”." : "The tag was there already.",
            zh: isNew ? "已打标签“\(tagged.tag)”。" : "已有该标签。")
    }
}

/// `huitou customers untag`
struct UntagCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "untag", abstract: Huitou.text(en: "Take a tag off a customer.", zh: "去掉客户的标签。"))

    @OptionGroup var tagged: TaggedOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let isNew = try await session.run(
            TagCustomer(tagged.customer, tag: tagged.tag, isOn: false, brand: brand.brand))
        if session.isJSON { return session.context.output.out(try JSONText.of(["changed": isNew])) }
        session.context.say(
            en: isNew ? "Taken off: “\(tagged.tag)”." : "There was no such tag.",
            zh: isNew ? "已去掉标签“\(tagged.tag)”。" : "没有该标签。")
    }
}

/// Who, and which tag.
struct TaggedOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(Huitou.text(en: "The customer: c_…", zh: "客户编号 c_…"))) var customer: String
    @Argument(help: ArgumentHelp(Huitou.text(en: "The tag.", zh: "标签。"))) var tag: String
}

/// `huitou customers set`
struct SetCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: Huitou.text(en: "Write down a trait of a customer.", zh: "填写客户属性。"),
        discussion: Huitou.text(
            en: "Traits are defined with huitou traits define; --clear takes back what was told.",
            zh: "属性先用 huitou traits define 定义；--clear 撤回已填内容。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "The customer: c_…", zh: "客户编号 c_…"))) var customer: String
    @Argument(help: ArgumentHelp(Huitou.text(en: "The trait's name.", zh: "属性名称。"))) var trait: String
    @Argument(help: ArgumentHelp(Huitou.text(en: "Its value.", zh: "属性值。"))) var value: String?
    @Flag(help: ArgumentHelp(Huitou.text(en: "Take back what was told.", zh: "撤回已填内容。"))) var clear = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard clear == (value == nil) else {
            throw ValidationError(Huitou.text(en: "Give a value or --clear.", zh: "请给出属性值，或使用 --clear。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let kept = try await session.run(SetTrait(customer, name: trait, to: value, brand: brand.brand))
            .map { ToldTrait.value($0) }
        if session.isJSON {
            return session.context.output.out(try JSONText.of(["trait": trait, "value": kept?.shown]))
        }
        guard let kept else { return session.context.say(en: "Taken back.", zh: "已撤回。") }
        session.context.say(en: "\(trait): \(kept.words.english)", zh: "\(trait)：\(kept.words.chinese)")
    }
}
