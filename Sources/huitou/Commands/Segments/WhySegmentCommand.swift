import ArgumentParser
import Operations
import Segments
import Shop

/// `huitou segments why`
struct WhySegmentCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: Huitou.text(
            en: "Why a customer is in a segment or is not, clause by clause.", zh: "逐条说明某位客户为何在或不在人群中。"))

    @OptionGroup var segment: SegmentOptions
    @Argument(help: ArgumentHelp(Huitou.text(en: "The customer, c_…", zh: "客户编号 c_…"), valueName: "customer"))
    var customer: String
    @OptionGroup var day: DayOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let (answer, isKnown, day) = try await session.run(
            ExplainSegment(segment.text, of: customer, brand: brand.brand, today: day.day))
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of(WhyAnswer(answer, session.context.language, isIn: isKnown && answer.holds)))
        }
        let context = session.context
        context.say(
            !isKnown
                ? Phrase(
                    en: "Not in the segment on \(day): the brand did not know this customer yet",
                    zh: "\(day) 不属于该人群：当时品牌尚未认识这位客户")
                : answer.holds
                    ? Phrase(en: "In the segment on \(day)", zh: "\(day) 属于该人群")
                    : Phrase(en: "Not in the segment on \(day)", zh: "\(day) 不属于该人群"))
        show(answer, context, depth: 0)
    }

    private func show(_ answer: Answer, _ context: CommandContext, depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        let facts = answer.facts.map { $0(in: context.language) }
        let separator = context.words(en: ", ", zh: "，")
        let found = facts.isEmpty ? "" : context.words(en: " — ", zh: "——") + facts.joined(separator: separator)
        context.output.out("\(indent)\(answer.holds ? "✓" : "✗") \(answer.text(in: context.language))\(found)\n")
        for part in answer.parts { show(part, context, depth: depth + 1) }
    }
}

/// Why, for programs.
private struct WhyAnswer: Encodable {
    let text: String
    /// Nil of a part.
    let isIn: Bool?
    let holds: Bool
    let facts: [String]
    let parts: [WhyAnswer]

    init(_ answer: Answer, _ language: Language, isIn: Bool? = nil) {
        self.isIn = isIn
        text = answer.text(in: language)
        holds = answer.holds
        facts = answer.facts.map { $0(in: language) }
        parts = answer.parts.map { WhyAnswer($0, language) }
    }
}
