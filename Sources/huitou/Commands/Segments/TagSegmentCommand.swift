import ArgumentParser
import Operations
import Segments
import Shop

/// `huitou segments tag`
struct TagSegmentCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: Huitou.text(en: "Have a saved segment tag its members.", zh: "让已保存人群自动给成员打标签。"),
        discussion: Huitou.text(
            en: "Everybody in it gets the tag now, whoever enters gets it later. With --take-off who leaves loses it.",
            zh: "现有成员立即打上标签，之后进入者自动打上；加 --take-off 则离开时去掉。"))

    @OptionGroup var saved: SavedSegmentOptions
    @Argument(help: ArgumentHelp(Huitou.text(en: "The tag.", zh: "标签。"))) var tag: String
    @Flag(help: ArgumentHelp(Huitou.text(en: "Who leaves loses the tag.", zh: "离开人群时去掉标签。"))) var takeOff = false
    @Flag(help: ArgumentHelp(Huitou.text(en: "Tag no more; what is tagged stays.", zh: "停止自动打标签（已打的保留）。")))
    var stop = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let action: TagSegment.Action = stop ? .stops : .tags(takesOff: takeOff)
        let count = try await session.run(TagSegment(saved.name, with: tag, action, brand: brand.brand))
        if session.isJSON { return session.context.output.out(try JSONText.of(["tagged": count])) }
        if stop {
            session.context.say(en: "It tags nobody any more.", zh: "已停止自动打标签。")
        } else {
            session.context.say(
                en: "Tagged \(Figures.counted(count, "customer")); whoever enters will be.",
                zh: "已给 \(count.grouped) 位客户打标签，之后进入者自动打上。")
        }
    }
}
