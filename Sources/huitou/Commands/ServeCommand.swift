import Access
import ArgumentParser
import Operations
import Shop
import Web

/// `huitou serve`
struct ServeCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: Huitou.text(en: "Open the API to shops, sites and programs.", zh: "启动接口服务，供店铺、网站与程序接入。"),
        discussion: Huitou.text(
            en:
                "Runs until stopped (Ctrl-C, SIGTERM); what has begun then is answered first. Other commands on the same "
                + "database go on working.",
            zh: "持续运行直到停止（Ctrl-C 或 SIGTERM），已开始的请求会先处理完。其间其他命令可照常使用同一数据库。"))

    @Option(help: ArgumentHelp(Huitou.text(en: "Where to listen (127.0.0.1 unless told).", zh: "监听地址（默认 127.0.0.1）。")))
    var host: String?
    @Option(help: ArgumentHelp(Huitou.text(en: "At which port (8080 unless told).", zh: "端口（默认 8080）。"))) var port: Int?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "As people reach it: https://crm.example.com.", zh: "对外网址，如 https://crm.example.com。"),
            valueName: "url"))
    var publicURL: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "The address or network of a proxy in front; may be repeated.", zh: "前置代理的地址或网段；可重复。"),
            valueName: "address"))
    var trustedProxy: [String] = []
    @Option(
        help: ArgumentHelp(Huitou.text(en: "A PEM file with the certificate.", zh: "证书 PEM 文件。"), valueName: "file"))
    var certificate: String?
    @Option(help: ArgumentHelp(Huitou.text(en: "A PEM file with its key.", zh: "私钥 PEM 文件。"), valueName: "file"))
    var certificateKey: String?
    @OptionGroup var database: DatabaseOptions

    /// Whoever begins in a browser has nothing yet.
    static var makesDatabase: Bool { true }

    func run(on session: CommandSession) async throws {
        let context = session.context
        var settings = try await Settings(in: context).serving()
        settings.host = host ?? settings.host
        settings.port = port ?? settings.port
        settings.publicURL = publicURL ?? settings.publicURL
        if !trustedProxy.isEmpty { settings.trustedProxies = trustedProxy }
        settings.certificatePath = certificate.map { context.path($0) } ?? settings.certificatePath
        settings.certificateKeyPath = certificateKey.map { context.path($0) } ?? settings.certificateKeyPath
        let (host, scheme) = (settings.host, settings.certificatePath == nil ? "http" : "https")
        let chosen = settings
        let token = try await session.run(InviteFirstOwner())
        let serving = Serving(installation: session.installation, settings: settings, clock: { Clock.now })
        try await serving.run { port in
            context.say(
                en:
                    "Listening: open \(scheme)://\(host):\(port) in a browser. The API is at /docs/api. Stop with Ctrl-C.",
                zh: "已启动，请用浏览器打开 \(scheme)://\(host):\(port)，接口文档见 /docs/api。按 Ctrl-C 停止。")
            // Here alone: no log ever has it.
            guard let link = token.map({ ConsoleAddress(chosen, port: port).start($0) }) else { return }
            context.say(
                en: "Open \(link) to begin (works once, for an hour)", zh: "请打开 \(link) 开始使用（仅可使用一次，一小时内有效）")
        }
    }
}
