import Shop

/// A file that a command was to write could not be written.
struct FileFailure: Explained {
    let path: String
    /// As the system says it.
    let reason: String

    var kind: FailureKind { .unavailable }
    var code: String { "file.unwritable" }
    var message: Phrase {
        Phrase(
            en: "The file \(path) cannot be written: \(reason). Name another place with --to.",
            zh: "无法写入文件 \(path)：\(reason)。请用 --to 指定其他位置。")
    }
}
