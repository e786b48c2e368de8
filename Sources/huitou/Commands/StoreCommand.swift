import ArgumentParser
import Operations
import Shop

/// `huitou store …`
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: Huitou.text(en: "Add stores to a brand.", zh: "为品牌添加店铺。"),
        subcommands: [Add.self])

    struct Add: DatabaseCommand {
        static let configuration = CommandConfiguration(abstract: Huitou.text(en: "Add a store.", zh: "添加店铺。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "What it is called.", zh: "店铺名称。"))) var name: String
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "What it stands on.", zh: "所在平台。"), valueName: "platform"))
        var platform: Platform = .other
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let store = try await session.run(AddStore(name: name, platform: platform, brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(
                    try JSONText.of(["name": store.name, "platform": store.platform.rawValue]))
            }
            session.context.say(en: "Store “\(store.name)” added.", zh: "已添加店铺“\(store.name)”。")
        }
    }
}

extension Platform: ExpressibleByArgument {}
