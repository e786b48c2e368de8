import ArgumentParser
import Customers
import Operations
import Shop

extension ConsentChannel: ExpressibleByArgument {}
extension ConsentPurpose: ExpressibleByArgument {}
extension ConsentMethod: ExpressibleByArgument {}

/// `huitou consent …`
struct ConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: Huitou.text(en: "What persons agreed to, with the proof.", zh: "客户的授权及其凭证。"),
        subcommands: [Give.self, Withdraw.self, ShowConsentsCommand.self])

    /// What is agreed to, and how it was said.
    struct Said: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                Huitou.text(
                    en: "sms, email, wechat, phone, push or post.", zh: "渠道：sms、email、wechat、phone、push 或 post。")))
        var channel: ConsentChannel
        @Option(
            help: ArgumentHelp(
                Huitou.text(
                    en: "marketing, service, profiling or research.", zh: "用途：marketing、service、profiling 或 research。"))
        )
        var purpose = ConsentPurpose.marketing
        @Option(help: ArgumentHelp(Huitou.text(en: "How it was said.", zh: "方式。"))) var method: ConsentMethod
        @Option(
            name: [.customLong("text-version"), .customLong("text")],
            help: ArgumentHelp(
                Huitou.text(en: "Which text was shown.", zh: "所示文本的版本。"), valueName: "version"))
        var text: String?

        func stated(isWithdrawn: Bool) -> StatedConsent {
            StatedConsent(channel, for: purpose, isWithdrawn: isWithdrawn, method: method.rawValue, textVersion: text)
        }
    }

    struct Give: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Record that a person agreed.", zh: "记录授权。"))

        @OptionGroup var customer: CustomerOptions
        @OptionGroup var said: Said
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            try await session.run(
                TellConsent(said.stated(isWithdrawn: false), of: customer.customer, brand: brand.brand))
            if session.isJSON { return session.context.output.out(try JSONText.of(["given": said.channel.rawValue])) }
            session.context.say(en: "Recorded.", zh: "已记录。")
        }
    }

    struct Withdraw: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(
                en: "Record that a person agrees no more: their addresses are kept out.", zh: "记录撤回授权，其地址不再使用。"))

        @OptionGroup var customer: CustomerOptions
        @OptionGroup var said: Said
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            try await session.run(
                TellConsent(said.stated(isWithdrawn: true), of: customer.customer, brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(try JSONText.of(["withdrawn": said.channel.rawValue]))
            }
            session.context.say(en: "Recorded.", zh: "已记录。")
        }
    }
}
