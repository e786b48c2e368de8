package import Shop

/// Why a key is not taken out of the key file.
package enum KeyringError: Explained, Equatable {
    case noSuchKey(Int64)
    /// Indexes, tokens and outer ids are made with it.
    case isLasting(Int64)
    /// It is the one that this database uses.
    case isCurrent(Int64)
    /// This database was never told to use it: another that shares the key file may.
    case isNewer(Int64)
    /// So many rows are still wrapped with it.
    case isUsed(Int64, rows: Int)

    package var kind: FailureKind {
        switch self {
        case .noSuchKey: .notFound
        case .isLasting, .isCurrent, .isNewer, .isUsed: .conflict
        }
    }

    package var code: String {
        switch self {
        case .noSuchKey: "keyring.not_found"
        case .isLasting: "keyring.lasting"
        case .isCurrent: "keyring.current"
        case .isNewer: "keyring.newer"
        case .isUsed: "keyring.used"
        }
    }

    package var message: Phrase {
        switch self {
        case .noSuchKey(let number):
            Phrase(
                en: "The key file holds no key \(number). See which there are: huitou keyring status",
                zh: "密钥文件中没有 \(number) 号密钥。查看：huitou keyring status")
        case .isLasting(let number):
            Phrase(
                en: "Key \(number) stays: customers are searched, recognised and shown by what is made with it.",
                zh: "\(number) 号密钥需保留：搜索、识别与显示客户都依赖它。")
        case .isCurrent(let number):
            Phrase(
                en: "Key \(number) is in use. Rotate first: huitou keyring rotate",
                zh: "\(number) 号密钥正在使用。请先轮换：huitou keyring rotate")
        case .isNewer(let number):
            Phrase(
                en:
                    "Key \(number) is newer than the one this database uses: another database with the same key file may "
                    + "use it. To use it here: huitou keyring rotate",
                zh: "\(number) 号密钥比本数据库使用的更新：共用该密钥文件的其他数据库可能正在使用它。"
                    + "如需在此使用：huitou keyring rotate")
        case .isUsed(let number, let rows):
            Phrase(
                en: "Key \(number) still wraps \(rows) rows. Bring the rotation to its end: huitou keyring rotate",
                zh: "仍有 \(rows) 行由 \(number) 号密钥包裹。请先完成轮换：huitou keyring rotate")
        }
    }
}
