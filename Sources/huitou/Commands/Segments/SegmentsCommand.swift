import ArgumentParser
import Shop

/// `huitou segments`
struct SegmentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segments",
        abstract: Huitou.text(en: "Ask in a sentence who your customers are.", zh: "用一句话圈选客户。"),
        discussion: Huitou.text(
            en: """
                A segment is a sentence such as
                  orders.count >= 3 and last_order older than 90 days
                  bought category "coffee" within 60 days and not bought category "mugs"
                  spent > average and stage in (cooling, dormant)
                in English or Chinese words; Docs/segments.md has them all.
                """,
            zh: """
                人群是一句话，例如
                  订单数 >= 3 且 最近下单距今超过90天
                  近60天购买过品类"咖啡" 且 未购买过品类"杯子"
                  消费 > 平均 且 生命周期属于(预流失, 沉睡)
                中英文关键词均可；全部写法见 Docs/segments.md。
                """),
        subcommands: [
            CheckSegmentCommand.self, CountSegmentCommand.self, SegmentMembersCommand.self, WhySegmentCommand.self,
            SaveSegmentCommand.self, ListSegmentsCommand.self, RemoveSegmentCommand.self, DiffSegmentsCommand.self,
            ExportSegmentCommand.self, WatchSegmentsCommand.self, TagSegmentCommand.self,
        ])
}

/// The sentence asked, or a saved segment's name.
struct SegmentOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Huitou.text(en: "The segment in quotes, or a saved one's name.", zh: "人群语句（加引号）或已保存人群的名称。"),
            valueName: "segment"))
    var text: String
}
