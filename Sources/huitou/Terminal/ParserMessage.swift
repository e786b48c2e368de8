import Foundation

/// What the argument parser says, in English, of a mistake. A message that is not known here is passed on as it stands.
struct ParserMessage {
    /// The sentence alone.
    private let sentence: String
    /// The sentence, the purpose of the option in question, the usage and where more is said.
    private let page: String

    init(sentence: String, page: String) {
        self.sentence = sentence
        self.page = page
    }

    /// - Parameter commands: those under a path such as `huitou brand`; none where it has no further ones.
    func mistake(_ given: GivenArguments, commands: (_ path: String) -> [String]) -> UsageMistake {
        let path = page.firstMatch(of: /See '(.+) --?h(?:elp)?' for more/).map { String($0.1) } ?? "huitou"
        let known = commands(path)
        var matter = matter(commands: known)
        // The parser minds the option that it does not know, where it is the command that is unknown or missing.
        if case .unknownOption(let option, _) = matter, !known.isEmpty {
            if let word = given.words.dropFirst(path.split(separator: " ").count - 1).first {
                matter = .unknownCommand(word, known: known)
            } else if ["--json", "--lang"].contains(option) {
                matter = .missingCommand(known: known)
            }
        }
        if let negative = negative(matter, given) { matter = negative }
        return UsageMistake(matter: matter, purpose: purpose(of: matter), wayOut: path + " --help")
    }

    /// The parser takes a number below zero for an option.
    private func negative(_ matter: UsageMistake.Matter, _ given: GivenArguments) -> UsageMistake.Matter? {
        switch matter {
        case .unknownOption, .stated:
            let found = zip(given.all, given.all.dropFirst()).first { before, argument in
                Self.isNegative(argument) && !before.hasPrefix("-")
            }
            return found.map { .negative($1, option: nil) }
        case .missingValue(let option):
            guard let place = given.all.firstIndex(of: option), place + 1 < given.all.count,
                Self.isNegative(given.all[place + 1])
            else { return nil }
            return .negative(given.all[place + 1], option: option)
        default: return nil
        }
    }

    private static func isNegative(_ argument: String) -> Bool {
        argument.hasPrefix("-") && Double(argument) != nil
    }

    private func matter(commands: [String]) -> UsageMistake.Matter {
        if let found = sentence.wholeMatch(of: /(?s)Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
            return .unknownOption(String(found.1), nearest: found.2.map(String.init))
        }
        if let found = sentence.wholeMatch(of: /Invalid option: (.+)/) {
            return .unknownOption(String(found.1), nearest: nil)
        }
        if let found = sentence.wholeMatch(of: /Missing value for '(.+)'/) {
            return .missingValue(option: name(found.1))
        }
        if let found = sentence.wholeMatch(
            of: /(?s)The option '(.+?)' does not take any value, but '(.*)' was specified\./)
        {
            return .valueNotTaken(option: String(found.1), value: String(found.2))
        }
        if let found = sentence.wholeMatch(of: /Missing expected argument '(.+)'/) {
            return .missingArgument(name(found.1))
        }
        if let found = sentence.wholeMatch(of: /(?s)(?:Unexpected argument|\d+ unexpected arguments:) '(.*)'/) {
            let arguments = String(found.1).components(separatedBy: "', '")
            if let first = arguments.first, !commands.isEmpty { return .unknownCommand(first, known: commands) }
            return .unexpected(arguments)
        }
        if let found = sentence.wholeMatch(of: /(?s)The value '(.*)' is invalid for '([^']+)'(.*)/) {
            return .badValue(String(found.1), of: name(found.2), accepted: accepted(found.3))
        }
        if let found = sentence.firstMatch(of: /(?s)^Can't .*?(?: for '(.+)'\.)?\nPlease use (--\S+)=.*\n +(.+)$/) {
            let shells = found.3.split(separator: " ").map(String.init)
            return found.1.map { .badValue(String($0), of: String(found.2), accepted: shells) }
                ?? .missingValue(option: String(found.2))
        }
        return .stated(sentence)
    }

    /// `--money` of `--money <money>`, `<file>` of `<file>`.
    private func name(_ synopsis: Substring) -> String {
        String(synopsis.hasPrefix("<") ? synopsis : synopsis.prefix { $0 != " " })
    }

    /// From `'net' and 'gross'`, or from one a line where there are many.
    private func accepted(_ text: Substring) -> [String] {
        let quoted = text.matches(of: /'([^']+)'/).map { String($0.1) }
        return quoted.isEmpty ? text.matches(of: /\n  - (\S+)/).map { String($0.1) } : quoted
    }

    private func purpose(of matter: UsageMistake.Matter) -> String? {
        switch matter {
        case .missingValue, .missingArgument, .badValue(_, _, []):
            page.firstMatch(of: /\nHelp:  .*?>  (.+)\n/).map { String($0.1) }
        case .badValue, .negative, .unknownCommand, .missingCommand, .unknownOption, .valueNotTaken, .unexpected,
            .stated:
            nil
        }
    }
}
