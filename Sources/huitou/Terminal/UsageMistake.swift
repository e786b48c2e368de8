import Shop

/// A command was called in a way that it does not know.
struct UsageMistake: Explained, Equatable {
    enum Matter: Equatable {
        case unknownCommand(String, known: [String])
        case missingCommand(known: [String])
        case unknownOption(String, nearest: String?)
        case missingValue(option: String)
        case valueNotTaken(option: String, value: String)
        case missingArgument(String)
        case unexpected([String])
        /// - accepted: empty when they cannot be listed.
        case badValue(String, of: String, accepted: [String])
        /// A number below zero where it is taken for an option; behind which option, if any.
        case negative(String, option: String?)
        /// As a command says it itself.
        case stated(String)
    }

    let matter: Matter
    /// What the option or argument in question is for, in the reader's language.
    let purpose: String?
    /// The command that shows the help: `huitou rfm --help`.
    let wayOut: String

    var kind: FailureKind { .invalid }

    var code: String {
        switch matter {
        case .unknownCommand: "usage.unknown_command"
        case .missingCommand: "usage.missing_command"
        case .unknownOption: "usage.unknown_option"
        case .missingValue: "usage.missing_value"
        case .valueNotTaken: "usage.value_not_taken"
        case .missingArgument: "usage.missing_argument"
        case .unexpected: "usage.unexpected_argument"
        case .badValue: "usage.invalid_value"
        case .negative: "usage.negative_number"
        case .stated: "usage.invalid"
        }
    }

    var message: Phrase {
        let purpose = purpose ?? ""
        return Phrase(
            en: [matter.words.english, purpose, "See: \(wayOut)"].filter { !$0.isEmpty }.joined(separator: " "),
            zh: matter.words.chinese + purpose + "查看用法：\(wayOut)")
    }
}

extension UsageMistake.Matter {
    fileprivate var words: Phrase {
        switch self {
        case .unknownCommand(let name, let known):
            Phrase(
                en: "There is no command “\(name)”; there are: \(known.joined(separator: ", ")).",
                zh: "没有命令“\(name)”；可用命令：\(known.joined(separator: "、"))。")
        case .missingCommand(let known):
            Phrase(
                en: "A command is missing; there are: \(known.joined(separator: ", ")).",
                zh: "缺少命令；可用命令：\(known.joined(separator: "、"))。")
        case .unknownOption(let name, let nearest):
            Phrase(
                en: "This command has no option \(name)" + (nearest.map { "; did you mean \($0)?" } ?? "."),
                zh: "该命令没有选项 \(name)" + (nearest.map { "，是否指 \($0)？" } ?? "。"))
        case .missingValue(let option):
            Phrase(en: "\(option) needs a value.", zh: "\(option) 缺少值。")
        case .valueNotTaken(let option, let value):
            Phrase(en: "\(option) takes no value: leave “\(value)” out.", zh: "\(option) 不带值，请去掉“\(value)”。")
        case .missingArgument(let name):
            Phrase(en: "\(name) is missing.", zh: "缺少 \(name)。")
        case .unexpected(let arguments):
            Phrase(
                en: "Not expected here: \(arguments.map { "“\($0)”" }.joined(separator: ", ")).",
                zh: "多余的参数：\(arguments.map { "“\($0)”" }.joined(separator: "、"))。")
        case .badValue(let value, let option, let accepted):
            accepted.isEmpty
                ? Phrase(en: "“\(value)” cannot be the value of \(option).", zh: "\(option) 的值不能是“\(value)”。")
                : Phrase(
                    en: "“\(value)” cannot be the value of \(option); it takes: \(accepted.joined(separator: ", ")).",
                    zh: "\(option) 的值不能是“\(value)”；可选：\(accepted.joined(separator: "、"))。")
        case .negative(let number, let option?):
            Phrase(
                en: "“\(number)” is taken for an option; write \(option)=\(number).",
                zh: "“\(number)”会被当作选项，请写成 \(option)=\(number)。")
        case .negative(let number, nil):
            Phrase(
                en: "“\(number)” is taken for an option; write what is no option last, behind a “--”: … -- \(number).",
                zh: "“\(number)”会被当作选项；请把参数写在最后的“--”之后：…… -- \(number)。")
        case .stated(let text):
            Phrase(en: text, zh: text)
        }
    }
}
