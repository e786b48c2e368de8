import ArgumentParser
import Customers
import Operations
import Shop

/// `huitou aside …`
struct AsideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aside",
        abstract: Huitou.text(
            en: "What came in and could not be taken up.", zh: "已收到但未能收录的内容（搁置）。"),
        subcommands: [ListAsideCommand.self, ShowAsideCommand.self, ForgetAsideCommand.self, RetryAsideCommand.self],
        defaultSubcommand: ListAsideCommand.self)
}

extension SetAsideSource: ExpressibleByArgument {}

/// Something that was set aside, as the list names it.
struct AsideArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Huitou.text(en: "As huitou aside list names it: a_…", zh: "编号 a_…，见 huitou aside list。"), valueName: "id"))
    var aside: String
}

/// `huitou aside show ID`
struct ShowAsideCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Huitou.text(
            en: "Show what it says; it may name persons, and the audit says so.", zh: "查看内容（可能含个人数据，并记入审计）。"))

    @OptionGroup var argument: AsideArgument
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let id: String
        let topic: String
        let reason: String
        let problem: String?
        let content: String
        let isCut: Bool
    }

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(ShowSetAside(argument.aside, brand: brand.brand))
        let (context, item) = (session.context, answer.item)
        if session.isJSON {
            return context.output.out(
                try JSONText.of(
                    Answer(
                        id: answer.name, topic: item.topic, reason: item.reason.rawValue,
                        problem: answer.problem?.english, content: answer.content, isCut: item.isCut)))
        }
        context.say(
            en: "\(Printable.of(item.topic)): \(item.reason.name.english)",
            zh: "\(Printable.of(item.topic))：\(item.reason.name.chinese)")
        if let problem = answer.problem { context.say(problem) }
        context.say(item.reason.advice)
        if item.isCut {
            context.say(
                en: "Only the first \(SetAside.mostBytes) of \(item.size) bytes are kept.",
                zh: "共 \(item.size) 字节，仅保存前 \(SetAside.mostBytes) 字节。")
        }
        context.output.out("\n" + Printable.of(answer.content) + "\n")
    }
}

/// `huitou aside forget ID`
struct ForgetAsideCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: Huitou.text(en: "Delete it: it has been dealt with.", zh: "删除已处理的搁置内容。"))

    @OptionGroup var argument: AsideArgument
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try await session.run(ForgetSetAside(argument.aside, brand: brand.brand))
        if session.isJSON { return session.context.output.out(try JSONText.of(["forgotten": argument.aside])) }
        session.context.say(en: "Forgotten.", zh: "已删除。")
    }
}

/// `huitou aside retry [ID]`
struct RetryAsideCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: Huitou.text(
            en: "Try it again: after an upgrade, or once an order has come in.", zh: "重试：升级后，或所指订单已收录后。"))

    @Argument(
        help: ArgumentHelp(
            Huitou.text(en: "a_…; without one, all that may fare better now.", zh: "编号 a_…；省略则重试全部可重试的内容。"),
            valueName: "id"))
    var aside: String?
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        struct Left: Encodable {
            let id: String
            let reason: String
        }

        let taken: [String]
        let left: [Left]
    }

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(RetrySetAside(aside, brand: brand.brand))
        let context = session.context
        if session.isJSON {
            return context.output.out(
                try JSONText.of(
                    Answer(
                        taken: answer.taken,
                        left: answer.left.map { Answer.Left(id: $0.name, reason: $0.reason.rawValue) })))
        }
        context.say(
            en: "\(answer.taken.count) taken up, \(answer.left.count) left.",
            zh: "收录 \(answer.taken.count) 条，仍搁置 \(answer.left.count) 条。")
        for (name, reason) in answer.left.prefix(20) {
            context.say(en: "\(name): \(reason.name.english)", zh: "\(name)：\(reason.name.chinese)")
        }
    }
}
