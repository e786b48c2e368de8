import ArgumentParser
import Insight
import Operations
import Segments
import Shop

/// `huitou segments list`
struct ListSegmentsCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Huitou.text(en: "The saved segments, with how many are in each.", zh: "列出已保存的人群及人数。"))

    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let lines = try await session.run(ListSegments(brand: brand.brand))
        let context = session.context
        if session.isJSON {
            return context.output.out(
                try JSONText.of(SegmentsAnswer(segments: lines.map { SegmentsAnswer.Line($0) })))
        }
        guard !lines.isEmpty else {
            return context.say(
                en: "No segment is saved yet. Save one with: huitou segments save NAME \"…\"",
                zh: "尚未保存人群。请先保存：huitou segments save 名称 \"……\"")
        }
        var table = Table([
            .text(context.words(en: "segment", zh: "人群")), .number(context.words(en: "customers", zh: "人数")),
            .number(context.words(en: "entered, 7 days", zh: "近7天进入")),
            .number(context.words(en: "left", zh: "离开")), .text(context.words(en: "definition", zh: "定义")),
        ])
        for line in lines {
            table.add(
                line.segment.name, line.members.grouped, line.entered.grouped, line.left.grouped,
                line.segment.definition.text(in: context.language))
        }
        context.show(table)
    }
}

/// Saved segments for programs.
private struct SegmentsAnswer: Encodable {
    struct Line: Encodable {
        let name: String
        let members: Int
        let enteredInSevenDays: Int
        let leftInSevenDays: Int
        let definition: String
        let versions: [Version]

        init(_ line: ListSegments.Line) {
            name = line.segment.name
            members = line.members
            enteredInSevenDays = line.entered
            leftInSevenDays = line.left
            definition = line.segment.definition.text(in: .english)
            versions = line.versions.map(Version.init)
        }
    }

    struct Version: Encodable {
        let number: Int64
        let definition: String
        let definedAt: String
        /// Whether it changed with a segment that it names; else somebody defined it.
        let changedWithAnother: Bool
        let came: Int
        let went: Int
        let members: Int

        init(_ version: SegmentVersion) {
            number = version.number
            definition = version.definition.text(in: .english)
            definedAt = CalendarText.utc(version.definedAt)
            changedWithAnother = version.origin == .named
            came = version.came
            went = version.went
            members = version.members
        }
    }

    let segments: [Line]
}
