package import Shop

/// What can go wrong round an import, beside the file itself.
package enum ImportingError: Explained, Equatable {
    /// Several stores of the format's platform.
    case storeNotNamed([String])
    case mappingUnreadable(path: String)
    case storeOfOtherPlatform(name: String, store: Platform, file: Platform)

    package var kind: FailureKind {
        switch self {
        case .storeNotNamed, .storeOfOtherPlatform: .invalid
        case .mappingUnreadable: .notFound
        }
    }

    package var code: String {
        switch self {
        case .storeNotNamed: "store.not_named"
        case .mappingUnreadable: "mapping.unreadable"
        case .storeOfOtherPlatform: "store.other_platform"
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
        case .mappingUnreadable(let path):
            Phrase(
                en: "The mapping file \(path) cannot be read as UTF-8 text. Check the path.",
                zh: "无法以 UTF-8 读取映射文件 \(path)。请检查路径。")
        }
    }
}
