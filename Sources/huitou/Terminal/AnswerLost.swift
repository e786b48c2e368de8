import Foundation
import Shop

/// The answer could not be written to where it was to go: a full disk, say.
struct AnswerLost: Explained, Equatable {
    /// As the system numbers it.
    let failure: Int32

    var kind: FailureKind { .unavailable }

    var code: String { "answer.lost" }

    var message: Phrase {
        let reason = String(cString: strerror(failure))
        return Phrase(
            en: "The answer could not be written (\(reason)). What was asked for is done all the same.",
            zh: "无法写出结果（\(reason)）。所请求的操作已完成。")
    }
}
