import Shop

/// Says to a person, or to a program, what went wrong.
enum Complaint {
    /// Returns the exit status.
    static func about(_ error: any Error, asJSON: Bool, in context: CommandContext) -> Int32 {
        guard let explained = error as? any Explained else {
            context.output.error(
                context.words(en: "A fault in Huitou: \(error)\n", zh: "Huitou 内部错误：\(error)\n"))
            return ExitStatus.fault
        }
        let message = explained.message(in: context.language)
        if asJSON, let text = try? JSONText.of(["error": explained.code, "message": message]) {
            context.output.error(text)
        } else {
            let lead = context.words(en: "Error: ", zh: "错误：")
            context.output.error(
                (context.output.isTerminal ? "\u{1B}[31m\(lead)\u{1B}[0m" : lead) + message + "\n")
        }
        return ExitStatus.of(explained.kind)
    }
}
