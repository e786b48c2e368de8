import Shop

/// Says to a person, or to a program, what went wrong.
enum Complaint {
    static func about(_ error: any Error, asJSON: Bool, in context: CommandContext) -> ExitStatus {
        let (code, message, status) = reading(error)
        let text = message(in: context.language)
        if asJSON, let answer = try? JSONText.of(["error": code, "message": text]) {
            context.output.error(answer)
        } else {
            let lead = context.words(en: "Error: ", zh: "错误：")
            let isRed = context.output.isTerminal && context.output.hasColours
            context.output.error((isRed ? "\u{1B}[31m\(lead)\u{1B}[0m" : lead) + Printable.of(text) + "\n")
        }
        return status
    }

    private static func reading(_ error: any Error) -> (code: String, message: Phrase, status: ExitStatus) {
        switch error {
        case let mistake as UsageMistake: (mistake.code, mistake.message, .wrongUsage)
        case let lost as AnswerLost: (lost.code, lost.message, .answerLost)
        case let failure as FileFailure:
            (failure.code, failure.message, failure.kind == .conflict ? .conflict : .answerLost)
        case let explained as any Explained: (explained.code, explained.message, ExitStatus(explained.kind))
        default: ("fault", Phrase(en: "A fault in Huitou: \(error)", zh: "Huitou 内部错误：\(error)"), .fault)
        }
    }
}
