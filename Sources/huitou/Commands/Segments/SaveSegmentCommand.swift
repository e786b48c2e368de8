import ArgumentParser
import Insight
import Operations
import Segments
import Shop

/// `huitou segments save`
struct SaveSegmentCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: Huitou.text(
            en: "Give a segment a name, or a saved one another definition.", zh: "保存人群，或更新已保存人群的定义。"),
        discussion: Huitou.text(
            en:
                "A saved segment is followed: whoever enters or leaves it is recorded with the moment. A new definition is "
                + "recorded as such, and nobody enters or leaves by it, unless --enter asks for that.",
            zh: "已保存的人群会持续跟踪：客户的进入与离开及其时刻都会记录。修改定义只记为“定义变更”，不算进入或离开，除非加 --enter。"))

    @OptionGroup var saved: SavedSegmentOptions
    @OptionGroup var segment: SegmentOptions
    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en: "Whoever is in it now and was not enters it, and the other way round.",
                zh: "让因定义变更而新增或减少的客户计为进入或离开。"
            )))
    var enter = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let outcome = try await session.run(
            SaveSegment(saved.name, as: segment.text, brand: brand.brand, enters: enter))
        if session.isJSON {
            return session.context.output.out(try JSONText.of(SavedAnswer(outcome, session.context.language)))
        }
        let context = session.context
        context.output.out(outcome.segment.definition.text(in: context.language) + "\n")
        context.say(words(outcome))
        if !outcome.changedWith.isEmpty {
            let others = outcome.changedWith.map(SegmentNames.quoted)
            context.say(
                en: "Changed with it, as they name it: \(others.joined(separator: ", "))",
                zh: "引用它的人群随之变更：\(others.joined(separator: "、"))")
        }
        outcome.remarks.forEach(context.say)
    }

    private func words(_ outcome: SaveSegment.Outcome) -> Phrase {
        let (name, members) = (SegmentNames.quoted(outcome.segment.name), outcome.members)
        if outcome.isNew {
            return Phrase(
                en: "Saved as \(name): \(Figures.counted(members, "customer"))",
                zh: "已保存为\(name)：\(members.grouped) 人")
        }
        guard outcome.isChanged else {
            return Phrase(
                en: "\(name) says that already: \(Figures.counted(members, "customer"))",
                zh: "\(name)的定义没有变化：\(members.grouped) 人")
        }
        guard !enter else {
            return Phrase(
                en: "\(name), version \(outcome.segment.version): \(Figures.counted(members, "customer")); "
                    + "\(outcome.came.grouped) entered and \(outcome.went.grouped) left by the new definition",
                zh: "\(name)第 \(outcome.segment.version) 版：\(members.grouped) 人；因定义变更，\(outcome.came.grouped) 人进入，"
                    + "\(outcome.went.grouped) 人离开")
        }
        return Phrase(
            en: "\(name), version \(outcome.segment.version): \(Figures.counted(members, "customer")), "
                + "\(outcome.came.grouped) more and \(outcome.went.grouped) fewer than by the definition before",
            zh: "\(name)第 \(outcome.segment.version) 版：\(members.grouped) 人，比原定义增加 \(outcome.came.grouped) 人，"
                + "减少 \(outcome.went.grouped) 人")
    }
}

/// `huitou segments remove`
struct RemoveSegmentCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: Huitou.text(
            en: "Take a saved segment away; what was recorded of it stays.", zh: "删除已保存的人群（历史记录保留）。"))

    @OptionGroup var saved: SavedSegmentOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try await session.run(RemoveSegment(saved.name, brand: brand.brand))
        if session.isJSON { return session.context.output.out(try JSONText.of(["removed": saved.name])) }
        session.context.say(
            en: "Removed \(SegmentNames.quoted(saved.name))", zh: "已删除\(SegmentNames.quoted(saved.name))")
    }
}

/// What a saved segment is called.
struct SavedSegmentOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(Huitou.text(en: "The segment's name.", zh: "人群名称。"), valueName: "name"))
    var name: String
}

/// What saving changed, for programs.
private struct SavedAnswer: Encodable {
    let name: String
    let version: Int64
    let changed: Bool
    let new: Bool
    let members: Int
    let came: Int
    let went: Int
    let changedWith: [String]
    let definition: String
    let remarks: [String]

    init(_ outcome: SaveSegment.Outcome, _ language: Language) {
        name = outcome.segment.name
        version = outcome.segment.version
        changed = outcome.isChanged
        new = outcome.isNew
        members = outcome.members
        came = outcome.came
        went = outcome.went
        changedWith = outcome.changedWith
        definition = outcome.segment.definition.text(in: .english)
        remarks = outcome.remarks.map { $0(in: language) }
    }
}
