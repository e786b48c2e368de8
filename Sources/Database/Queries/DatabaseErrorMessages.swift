package import Shop

extension DatabaseError {
    package var message: Phrase {
        switch self {
        case .held(let path, let holder?):
            Phrase(
                en: "Process \(holder) holds \(path). End it, or run the command again while it answers.",
                zh: "进程 \(holder) 正占用 \(path)。请先结束它，或在它响应时重试。")
        case .held(let path, nil):
            Phrase(
                en: "Another process holds \(path). End it, or run the command again while it answers.",
                zh: "另一个进程正占用 \(path)。请先结束它，或在它响应时重试。")
        case .newer(let found, let known):
            Phrase(
                en: "This database has schema \(found), newer than this Huitou (\(known)). Use the newer program.",
                zh: "该数据库的结构版本为 \(found)，比本程序（\(known)）更新。请使用更新的程序。")
        case .alteredMigration(let number, let name):
            Phrase(
                en:
                    "Migration \(number) (\(name)) in this database differs from this program's. Use the program that made it.",
                zh: "数据库中的迁移 \(number)（\(name)）与本程序不一致。请使用创建它的程序版本。")
        case .unsafeSetting(let name, let found):
            Phrase(
                en: "SQLite answered \(name) = \(found), with which acknowledged writes could be lost; not starting.",
                zh: "SQLite 返回 \(name) = \(found)，可能丢失已确认的写入；拒绝启动。")
        case .noSuchDatabase(let path):
            Phrase(
                en: "There is no database at \(path). Make one with: huitou brand create NAME --db \(path)",
                zh: "\(path) 处没有数据库。请先创建：huitou brand create 名称 --db \(path)")
        case .cannotOpen(let path, let reason):
            Phrase(en: "Cannot open \(path): \(reason).", zh: "无法打开 \(path)：\(reason)。")
        case .unreachable(let reason):
            Phrase(
                en: "The database server cannot be reached: \(reason). Check that it runs and the address in --db.",
                zh: "无法连接数据库服务器：\(reason)。请检查其是否运行以及 --db 中的地址。")
        case .diskFull:
            Phrase(
                en:
                    "The disk is full, or a file as large as it may get: nothing of this write was kept. Make room and run it again.",
                zh: "磁盘已满或文件达到大小上限：本次写入未保存任何内容。请清理空间后重试。")
        case .diskFailed(let reason):
            Phrase(
                en:
                    "The disk failed (\(reason)): nothing more is written until restart. Check the disk, then run doctor.",
                zh: "磁盘故障（\(reason)）：重启前不再写入。请检查磁盘后运行 doctor。")
        case .corrupt(let reason):
            Phrase(
                en: "The database is damaged: \(reason). Restore the last back-up.",
                zh: "数据库已损坏：\(reason)。请恢复最近的备份。")
        case .constraint(let name):
            Phrase(en: "This contradicts what is already kept (\(name)).", zh: "与已保存的内容冲突（\(name)）。")
        case .nulCharacter:
            Phrase(
                en: "The text contains a NUL character, which cannot be kept. Remove it.",
                zh: "文本包含无法保存的 NUL 字符。请将其删除。")
        case .uncertain:
            Phrase(
                en:
                    "The connection broke while saving, and whether it was saved is unknown. Run it again: nothing is counted twice.",
                zh: "保存时连接中断，无法确认是否已保存。请重试：不会重复计入。")
        case .busy:
            Phrase(en: "The database is too busy. Try again in a moment.", zh: "数据库繁忙。请稍后重试。")
        case .readTooLong(let longest):
            Phrase(
                en: "Reading took more than \(longest.components.seconds) seconds and was ended. Read less at once.",
                zh: "读取超过 \(longest.components.seconds) 秒，已被中止。请减少单次读取的数据量。")
        case .query(let reason):
            Phrase(en: "A query failed: \(reason).", zh: "查询失败：\(reason)。")
        case .unreadable(let column, _):
            Phrase(en: "Column \(column) of an answer is not as expected.", zh: "查询结果第 \(column) 列与预期不符。")
        case .leaseLost(let purpose):
            Phrase(
                en: "Another process has taken over \(purpose): nothing of this write was kept, and the other goes on.",
                zh: "另一个进程已接管 \(purpose)：本次写入未保存，由对方继续。")
        case .keyMissing(let path):
            Phrase(
                en:
                    "The key file \(path) is missing: without it personal data cannot be read. Put it back from where you keep it.",
                zh: "缺少密钥文件 \(path)：没有它无法读取个人数据。请从备份处放回。")
        case .keyUnreadable(let path, let reason):
            Phrase(en: "The key file \(path) cannot be read: \(reason).", zh: "无法读取密钥文件 \(path)：\(reason)。")
        case .keyDiffers(let path):
            Phrase(
                en:
                    "The key file \(path) does not belong to this database. Put the right one there, or name it with --keys.",
                zh: "密钥文件 \(path) 不属于该数据库。请放入正确的文件，或用 --keys 指定。")
        case .keyNumberDiffers(let path, let number):
            Phrase(
                en:
                    "\(path) holds another key \(number) than this database uses: keys were rotated from an older copy of the "
                    + "file. Put the file there from the machine where they were rotated first, or from its newest copy.",
                zh: "\(path) 中的 \(number) 号密钥与本数据库使用的不同：曾用旧的密钥文件副本轮换过。"
                    + "请从最先轮换密钥的机器复制密钥文件，或从最新的副本恢复。")
        case .keyLacking(let path, let number):
            Phrase(
                en:
                    "\(path) holds no key \(number), which is needed: it is an older copy, or the key was retired. Copy the "
                    + "file here from the machine where keys were rotated last, or put it back from its newest copy.",
                zh: "\(path) 中没有所需的 \(number) 号密钥：该文件可能是旧副本，或该密钥已停用。"
                    + "请从最近轮换密钥的机器复制密钥文件，或从最新的副本恢复。")
        case .fileStuck(let path, let reason):
            Phrase(
                en: "\(path) cannot be read or written: \(reason). Mend that and run it again.",
                zh: "无法读写 \(path)：\(reason)。请解决后重试。")
        case .toolMissing(let name):
            Phrase(
                en: "The program \(name) is needed and not there. Install PostgreSQL's client programs.",
                zh: "缺少程序 \(name)。请安装 PostgreSQL 客户端工具。")
        case .backupFailed(let reason):
            Phrase(en: "The back-up failed: \(reason). Nothing was replaced.", zh: "备份失败：\(reason)。未替换任何文件。")
        case .notABackup(let path, let reason):
            Phrase(en: "\(path) cannot be restored: \(reason).", zh: "无法从 \(path) 恢复：\(reason)。")
        case .alreadyThere(let path):
            Phrase(
                en: "\(path) exists already. Choose another place, or add --replace to set the old one aside.",
                zh: "\(path) 已存在。请换一个位置，或加 --replace 将旧库移到一旁。")
        case .backupThere(let path):
            Phrase(
                en:
                    "There is a back-up \(path) already. Choose another name, or add --replace to put a newer one in its place.",
                zh: "备份 \(path) 已存在。请换一个名称，或加 --replace 用新的备份替换它。")
        case .closed:
            Phrase(en: "The database is closed.", zh: "数据库已关闭。")
        }
    }
}
