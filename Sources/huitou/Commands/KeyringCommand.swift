import ArgumentParser
import Operations
import Shop

/// `huitou keyring …`
struct KeyringCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keyring",
        abstract: Huitou.text(
            en: "The keys that personal data is sealed with: status, rotate, retire.", zh: "加密个人数据的密钥：状态、轮换、停用。"),
        subcommands: [KeyringStatusCommand.self, RotateKeyringCommand.self, RetireKeyCommand.self],
        defaultSubcommand: KeyringStatusCommand.self)
}

/// `huitou keyring status`
struct KeyringStatusCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: Huitou.text(en: "Which key seals how much.", zh: "各密钥的使用情况。"))

    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try KeyringView(status: try await session.run(ShowKeyring())).show(in: session)
    }
}

/// `huitou keyring rotate`
struct RotateKeyringCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: Huitou.text(
            en: "Wrap everything with a new key, while others go on working.", zh: "用新密钥重新包裹全部数据（使用中也可进行）。"),
        discussion: Huitou.text(
            en: "A newer key that the file holds already, and this database never used, is taken before one is made. "
                + "Copy the key file to every machine that works on the same server.",
            zh: "若密钥文件中已有本库未用过的更新的密钥，则使用它，否则生成新密钥。多台机器共用一个服务器时，请把密钥文件复制到每台机器。"))

    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try KeyringView(status: try await session.run(RotateKeyring())).show(in: session)
        guard !session.isJSON else { return }
        session.context.say(
            en: "Keep a copy of the key file as it is now. Older copies do not open what was written since.",
            zh: "请保存当前密钥文件的副本；旧副本无法打开此后写入的数据。")
    }
}

/// `huitou keyring retire NUMBER`
struct RetireKeyCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: Huitou.text(en: "Take a key that nothing uses out of the file, for good.", zh: "从密钥文件中永久移除不再使用的密钥。"),
        discussion: Huitou.text(
            en:
                "It looks at this database alone. Another one with the same key file that still uses the key, and back-ups "
                + "from before the rotation, cannot be read any more, and nothing here can see them: rotate every database "
                + "that shares the file first, and keep a copy of the file as long as you keep such back-ups.",
            zh: "只检查本数据库。共用该密钥文件且仍在使用该密钥的其他数据库，以及轮换之前的备份，将无法读取，而程序看不到它们："
                + "请先轮换共用该文件的每个数据库；只要还保留此类备份，就请保留密钥文件的副本。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "Its number.", zh: "密钥编号。"))) var number: Int
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try KeyringView(status: try await session.run(RetireKey(Int64(number)))).show(in: session)
    }
}

/// The key ring in words.
private struct KeyringView {
    let status: KeyringStatus

    func show(in session: CommandSession) throws {
        let context = session.context
        if session.isJSON {
            let answer = Answer(pending: status.pending, keys: status.keys.map(Answer.Key.init))
            return context.output.out(try JSONText.of(answer))
        }
        var table = Table([
            .id(context.words(en: "key", zh: "密钥")), .number(context.words(en: "persons", zh: "客户")),
            .number(context.words(en: "second factors", zh: "第二因素")),
            .number(context.words(en: "webhooks", zh: "推送来源")), .text(context.words(en: "is", zh: "状态")),
        ])
        for key in status.keys {
            table.add([
                String(key.number), String(key.persons), String(key.secondFactors), String(key.webhooks),
                words(of: key)(in: context.language),
            ])
        }
        context.show(table)
        if let pending = status.pending {
            context.say(
                en: "Not all is wrapped with key \(pending) yet: huitou keyring rotate",
                zh: "尚未全部改用 \(pending) 号密钥：huitou keyring rotate")
        }
    }

    private func words(of key: KeyringStatus.Key) -> Phrase {
        guard key.isThere else { return Phrase(en: "not in the key file", zh: "不在密钥文件中") }
        if let current = status.keys.first(where: \.isCurrent)?.number, key.number > current {
            return Phrase(en: "not used here yet", zh: "本库尚未使用")
        }
        return switch (key.isCurrent, key.isLasting) {
        case (true, true): Phrase(en: "in use, and for the indexes", zh: "使用中，并用于索引")
        case (true, false): Phrase(en: "in use", zh: "使用中")
        case (false, true): Phrase(en: "for the indexes, stays", zh: "用于索引，需保留")
        case (false, false): Phrase(en: "former", zh: "旧密钥")
        }
    }

    private struct Answer: Encodable {
        struct Key: Encodable {
            let number: Int64
            let persons: Int
            let secondFactors: Int
            let webhooks: Int
            let isThere: Bool
            let isCurrent: Bool
            let isLasting: Bool

            init(_ key: KeyringStatus.Key) {
                number = key.number
                persons = key.persons
                secondFactors = key.secondFactors
                webhooks = key.webhooks
                isThere = key.isThere
                isCurrent = key.isCurrent
                isLasting = key.isLasting
            }
        }

        let pending: Int64?
        let keys: [Key]
    }
}
