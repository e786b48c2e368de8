import ArgumentParser
import Operations
import Shop

/// `huitou backup FILE`
struct BackupCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: Huitou.text(en: "Copy the database into a file, also while it is used.", zh: "把数据库备份到文件（使用中也可备份）。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "Where the copy goes.", zh: "备份到哪个文件。"))) var file: String
    @Flag(
        help: ArgumentHelp(
            Huitou.text(en: "Put it in the place of an older back-up of that name.", zh: "替换同名的旧备份。")))
    var replace = false
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let path = session.context.path(file)
        let keys = try await Settings(in: session.context).keys(database.keys) ?? session.place.keysPath
        let record = try await session.run(BackUp(to: path, keysPath: keys, replaces: replace))
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of(
                    Answer(file: path, engine: record.engine, bytes: record.bytes, sha256: record.sha256)))
        }
        session.context.say(
            en: "Backed up to \(path) (\(Figures.counted(record.bytes, "byte")), checked). "
                + "Personal data in it cannot be read without the key file: keep a copy of \(keys) elsewhere.",
            zh: "已备份到 \(path)（\(record.bytes.grouped) 字节，已校验）。"
                + "没有密钥文件就无法读取其中的个人数据：请把 \(keys) 另存到别处。")
    }

    private struct Answer: Encodable {
        let file: String
        let engine: String
        let bytes: Int
        let sha256: String
    }
}
