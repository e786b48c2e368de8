import Shop

/// What can go wrong with a command that another process runs.
enum HandOverError: Explained, Equatable {
    /// It had taken the command up, and did not finish it.
    case ended

    var kind: FailureKind { .unavailable }

    var code: String { "database.holder_ended" }

    var message: Phrase {
        Phrase(
            en: "The process that held the database ended before this was done. Run it again.",
            zh: "占用数据库的进程在完成前已结束。请重试。")
    }
}
