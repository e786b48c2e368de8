import Shop

/// What can go wrong with a command that another process runs.
enum HandOverError: Explained, Equatable {
    /// It had taken the command up, and did not finish it.
    case ended
    /// It says nothing, not even that it lives.
    case silent(Holder)

    /// The process that holds a database.
    struct Holder: Equatable {
        let database: String
        /// Its number; nil where it could not be told.
        let process: Int32?
        /// Whether somebody stopped it (Ctrl-Z, SIGSTOP).
        let isStopped: Bool
        let silentSeconds: Int
    }

    var kind: FailureKind { .unavailable }

    var code: String {
        switch self {
        case .ended: "database.holder_ended"
        case .silent: "database.holder_silent"
        }
    }

    var message: Phrase {
        switch self {
        case .ended:
            Phrase(
                en: "The process that held the database ended before this was done. Run it again.",
                zh: "占用数据库的进程在完成前已结束。请重试。")
        case .silent(let holder): Self.message(of: holder)
        }
    }

    private static func message(of holder: Holder) -> Phrase {
        let number = holder.process.map { " \($0)" } ?? ""
        let seconds = holder.silentSeconds
        let lead = Phrase(
            en: "Process\(number) holds \(holder.database) and has not answered for \(seconds) seconds. ",
            zh: "进程\(number) 正占用 \(holder.database)，已 \(seconds) 秒没有响应。")
        let end = Phrase(
            en:
                "end it (kill -KILL\(number); what it acknowledged is kept), then run this again: nothing is counted twice.",
            zh: "结束它（kill -KILL\(number)，已确认的写入不会丢失），然后重试：不会重复计入。")
        guard holder.isStopped else {
            return Phrase(en: lead.english + "Wait for it, or " + end.english, zh: lead.chinese + "请等待，或" + end.chinese)
        }
        return Phrase(
            en: lead.english + "It was stopped: let it go on (kill -CONT\(number)), or " + end.english,
            zh: lead.chinese + "它已被暂停：请让它继续（kill -CONT\(number)），或" + end.chinese)
    }
}
