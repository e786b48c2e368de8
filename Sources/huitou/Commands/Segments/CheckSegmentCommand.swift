import ArgumentParser
import Operations
import Segments
import Shop

/// `huitou segments check`
struct CheckSegmentCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Huitou.text(
            en: "Read a segment, and say it in its canonical form.", zh: "检查人群语句，并给出标准写法。"))

    @OptionGroup var segment: SegmentOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(AskSegment(segment.text, brand: brand.brand, limit: 0))
        if session.isJSON {
            return session.context.output.out(try JSONText.of(CheckAnswer(answer, session.context.language)))
        }
        session.context.output.out(answer.segment.text(in: session.context.language) + "\n")
        answer.remarks.forEach(session.context.say)
    }
}

/// A segment for programs.
private struct CheckAnswer: Encodable {
    let english: String
    let chinese: String
    let tree: Segment
    let remarks: [String]

    init(_ answer: AskSegment.Answer, _ language: Language) {
        english = answer.segment.text(in: .english)
        chinese = answer.segment.text(in: .chinese)
        tree = answer.segment
        remarks = answer.remarks.map { $0(in: language) }
    }
}
