import Access
import Foundation
import Shop

/// Something that is typed where nobody sees it, or comes on standard input, one a line. It never stands among the
/// arguments: others on the machine can read those.
enum TypedQuestion {
    /// Of somebody; asked twice at a terminal.
    case newPassword(name: String?)
    case invitation
    case code
    /// What a sender signs with.
    case webhookSecret

    /// - Throws: `TypingError`.
    func answer(in context: CommandContext) throws -> Secret {
        guard isatty(STDIN_FILENO) == 1 else {
            guard let line = readLine(strippingNewline: true), !line.isEmpty else {
                throw TypingError.nothing(what: prompt)
            }
            return Secret(line)
        }
        let given = try typed(prompt, in: context)
        if case .newPassword = self {
            let again = try typed(Phrase(en: "Once more", zh: "再次输入"), in: context)
            guard again.revealed == given.revealed else { throw TypingError.differs }
        }
        return given
    }

    private var prompt: Phrase {
        switch self {
        case .newPassword(let name?): Phrase(en: "New password of \(name)", zh: "\(name) 的新密码")
        case .newPassword(nil): Phrase(en: "New password", zh: "新密码")
        case .invitation: Phrase(en: "The invitation", zh: "邀请码")
        case .webhookSecret: Phrase(en: "The secret that the sender signs with", zh: "发送方的签名密钥")
        case .code: Phrase(en: "The code that the authenticator shows", zh: "验证器显示的验证码")
        }
    }

    private func typed(_ prompt: Phrase, in context: CommandContext) throws -> Secret {
        context.output.error(prompt(in: context.language) + context.words(en: ": ", zh: "："))
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            context.output.error("\n")
        }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw TypingError.nothing(what: prompt)
        }
        return Secret(line)
    }
}

/// What can go wrong with what is typed.
enum TypingError: Explained {
    case nothing(what: Phrase)
    case differs

    var kind: FailureKind { .invalid }

    var code: String {
        switch self {
        case .nothing: "typed.nothing"
        case .differs: "typed.differs"
        }
    }

    var message: Phrase {
        switch self {
        case .nothing(let what):
            Phrase(
                en:
                    "\(what.english): nothing was typed. Type it, or send it on standard input, each on a line of its own.",
                zh: "\(what.chinese)：没有输入。请输入，或通过标准输入传入，每项一行。")
        case .differs: Phrase(en: "The two are not the same. Try again.", zh: "两次输入不一致。请重试。")
        }
    }
}
