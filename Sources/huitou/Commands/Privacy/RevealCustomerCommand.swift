import ArgumentParser
import Operations
import Shop

extension PersonalKind: ExpressibleByArgument {}

/// A customer, as the other commands name them.
struct CustomerOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Huitou.text(
                en: "The customer, as huitou customers list names it: c_…", zh: "客户编号 c_…，见 huitou customers list。"))
    )
    var customer: String
}

/// `huitou customers reveal ID`
struct RevealCustomerCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "reveal",
        abstract: Huitou.text(
            en: "Show a customer's personal values unmasked; the audit says so.", zh: "查看客户未脱敏的个人数据，并记入审计。"))

    @OptionGroup var customer: CustomerOptions
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "One kind alone, such as phone.", zh: "仅一种，如 phone。"), valueName: "kind"))
    var kind: PersonalKind?
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let id: String
        let values: [[String: String]]
    }

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(RevealCustomer(id: customer.customer, kind: kind, brand: brand.brand))
        if session.isJSON {
            let values = answer.values.map { ["kind": $0.kind.rawValue, "value": $0.text] }
            return session.context.output.out(try JSONText.of(Answer(id: answer.id, values: values)))
        }
        guard !answer.values.isEmpty else {
            return session.context.say(en: "Nothing of that is kept.", zh: "没有保存此类数据。")
        }
        for value in answer.values {
            let text = Printable.of(value.text)
            session.context.say(en: "\(value.kind.name.english): \(text)", zh: "\(value.kind.name.chinese)：\(text)")
        }
    }
}
