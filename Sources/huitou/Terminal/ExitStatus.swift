import ArgumentParser
import Shop

/// What the process ends with, so that scripts can tell. From 64 on the numbers are those of sysexits.h.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    /// A strict import kept what was good and held some rows back.
    case partly = 3
    case wrongUsage = 64
    case invalid = 65
    case notFound = 66
    case unavailable = 69
    /// Of the program itself, or found by `doctor`.
    case fault = 70
    case conflict = 73
    /// The answer could not be written to where it was to go.
    case answerLost = 74
    case forbidden = 77

    init(_ kind: FailureKind) {
        self =
            switch kind {
            case .invalid: .invalid
            case .notFound: .notFound
            case .unavailable: .unavailable
            case .conflict: .conflict
            case .forbidden, .unknownCaller: .forbidden
            case .limited: .unavailable
            case .broken: .fault
            }
    }

    var meaning: Phrase {
        switch self {
        case .done: Phrase(en: "done", zh: "成功")
        case .partly: Phrase(en: "with --strict: some rows were held back", zh: "使用 --strict 时：有行暂缓")
        case .wrongUsage: Phrase(en: "wrong usage", zh: "用法错误")
        case .invalid: Phrase(en: "bad input", zh: "输入有误")
        case .notFound: Phrase(en: "not found", zh: "未找到")
        case .unavailable: Phrase(en: "not available now", zh: "暂不可用")
        case .fault: Phrase(en: "a fault of the program, or one that doctor found", zh: "程序内部错误，或 doctor 发现问题")
        case .conflict: Phrase(en: "contradicts what is there", zh: "与现有内容冲突")
        case .answerLost: Phrase(en: "the answer could not be written", zh: "无法写出结果")
        case .forbidden: Phrase(en: "not allowed", zh: "无权限")
        }
    }

    /// For the page of help.
    static var list: Phrase {
        Phrase(
            en: "Exit status:\n" + allCases.map { "  \($0.rawValue)  \($0.meaning.english)" }.joined(separator: "\n"),
            zh: "退出码：\n" + allCases.map { "  \($0.rawValue)  \($0.meaning.chinese)" }.joined(separator: "\n"))
    }
}

extension ExitCode {
    init(_ status: ExitStatus) {
        self.init(status.rawValue)
    }
}
