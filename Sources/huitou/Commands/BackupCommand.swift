import ArgumentParser
import Operations
import Shop

/// `huitou backup FILE`
struct BackupCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: Huitou.text(en: "Copy the database into a file, also while it is used.", zh: "备份数据库（可在使用中进行）。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "Where the copy goes.", zh: "备份文件。"))) var file: String
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let path = session.context.path(file)
        let keys = try Settings().keys(database.keys, in: session.context) ?? session.place.keysPath
        let record = try await session.run(BackUp(to: path, keysPath: keys) { _ in })
        if session.isJSON {
            let answer = [
                "file": path, "sha256": record.sha256, "bytes": String(record.bytes), "engine": record.engine,
            ]
            return session.context.output.out(try JSONText.of(answer))
        }
        session.context.say(
            en: "Backed up to \(path) (\(Figures.grouped(record.bytes)) bytes, checked). "
                + "Names in it need the key file: keep a copy of \(keys) elsewhere.",
            zh: "已备份到 \(path)（\(Figures.grouped(record.bytes)) 字节，已校验）。"
                + "其中的个人信息需要密钥文件：请另存 \(keys)。")
    }
}
