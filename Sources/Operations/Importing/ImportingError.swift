package import Access
package import Shop

/// What can go wrong round an import, beside the file itself.
package enum ImportingError: Explained, Equatable {
    /// Several stores of the format's platform.
    case storeNotNamed([String])
    case mappingUnreadable(path: String)
    case storeOfOtherPlatform(name: String, store: Platform, file: Platform)
    /// Also one of another brand.
    case noSuchImport
    /// It waits or runs, or was done or taken back.
    case notIdle(ImportRun.State)
    /// It was taken back, or waited for too long.
    case fileGone
    case fileTooLarge(mostBytes: Int64)
    case tooManyFiles(most: Int)
    /// A file that is handed in cannot be written.
    case cannotKeep(reason: String)
    case noHeldRows
    /// The beginning of a file takes too long to be read.
    case previewTooLong
    /// Too many files are being looked into.
    case tooBusy
    /// The bytes of a brand's files that wait.
    case tooMuch(mostBytes: Int64)
    /// It comes in so slowly that it would never end.
    case tooSlow
    /// On another machine that works on the same database.
    case elsewhere

    package var kind: FailureKind {
        switch self {
        case .storeNotNamed, .storeOfOtherPlatform, .fileTooLarge, .previewTooLong, .tooSlow: .invalid
        case .mappingUnreadable, .noSuchImport, .noHeldRows: .notFound
        case .notIdle, .fileGone, .tooManyFiles, .tooMuch, .elsewhere: .conflict
        case .cannotKeep, .tooBusy: .unavailable
        }
    }

    package var code: String {
        switch self {
        case .storeNotNamed: "store.not_named"
        case .mappingUnreadable: "mapping.unreadable"
        case .storeOfOtherPlatform: "store.other_platform"
        case .noSuchImport: "import.not_found"
        case .notIdle: "import.not_idle"
        case .fileGone: "import.file_gone"
        case .fileTooLarge: "import.too_large"
        case .tooManyFiles: "import.too_many"
        case .cannotKeep: "import.cannot_keep"
        case .noHeldRows: "import.no_held_rows"
        case .previewTooLong: "import.preview_too_long"
        case .tooBusy: "import.busy"
        case .tooMuch: "import.too_much"
        case .tooSlow: "import.too_slow"
        case .elsewhere: "import.elsewhere"
        }
    }

    package var message: Phrase {
        switch self {
        case .storeNotNamed(let names):
            Phrase(
                en: "Several stores could be meant: \(names.joined(separator: ", ")). Name one with --store.",
                zh: "可能是以下店铺之一：\(names.joined(separator: "、"))。请用 --store 指定。")
        case .storeOfOtherPlatform(let name, let store, let file):
            Phrase(
                en:
                    "Store “\(name)” stands on \(store.rawValue), the file is from \(file.rawValue). Name another store with --store.",
                zh: "店铺“\(name)”属于 \(store.rawValue)，文件来自 \(file.rawValue)。请用 --store 指定其他店铺。")
        case .noSuchImport: Phrase(en: "There is no such import.", zh: "找不到该导入。")
        case .notIdle(let state):
            switch state {
            case .waiting, .running:
                Phrase(en: "It is being imported already.", zh: "该文件正在导入。")
            case .done: Phrase(en: "It was imported already; hand the file in again.", zh: "该文件已导入；如需再次导入请重新上传。")
            case .cancelled, .received, .tried, .failed:
                Phrase(en: "It was taken back; hand the file in again.", zh: "该导入已取消，请重新上传文件。")
            }
        case .fileGone:
            Phrase(en: "The file is not kept any more; hand it in again.", zh: "文件已不再保存，请重新上传。")
        case .fileTooLarge(let most):
            Phrase(
                en: "At most \(most / 1_000_000) MB are taken. Split the file, or import it on the server itself.",
                zh: "文件最大 \(most / 1_000_000) MB。请拆分文件，或在服务器上直接导入。")
        case .tooManyFiles(let most):
            Phrase(
                en: "\(most) files wait already. Import them, or take them back, first.",
                zh: "已有 \(most) 个文件待处理，请先导入或取消。")
        case .cannotKeep(let reason):
            Phrase(en: "The file cannot be kept on the server: \(reason).", zh: "服务器无法保存文件：\(reason)。")
        case .previewTooLong:
            Phrase(
                en: "The beginning of this file takes too long to be read. Ask for a trial of the whole instead.",
                zh: "文件开头读取时间过长，请改为试导入整个文件。")
        case .tooBusy: Phrase(en: "Many files are being looked into. Ask again in a moment.", zh: "正在预览的文件较多，请稍后重试。")
        case .tooMuch(let most):
            Phrase(
                en:
                    "Files of more than \(most / 1_000_000_000) GB wait already. Import them, or take them back, first.",
                zh: "待处理的文件已超过 \(most / 1_000_000_000) GB，请先导入或取消。")
        case .tooSlow: Phrase(en: "The file came in too slowly; send it again.", zh: "上传速度过慢，请重新上传。")
        case .noHeldRows: Phrase(en: "No rows of it are held back.", zh: "没有暂缓的行。")
        case .elsewhere:
            Phrase(
                en: "The file lies on another server of this installation; ask there.", zh: "文件在本系统的另一台服务器上，请在那里操作。")
        case .mappingUnreadable(let path):
            Phrase(
                en: "The mapping file \(path) cannot be read as UTF-8 text. Check the path.",
                zh: "无法以 UTF-8 读取映射文件 \(path)。请检查路径。")
        }
    }
}
