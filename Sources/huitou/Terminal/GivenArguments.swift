import Shop

/// The arguments of a process as the parser takes them: `--lang` and `--json` may also stand before the command's name.
struct GivenArguments {
    let all: [String]

    init(_ given: [String]) {
        var rest = given[...]
        var leading: [String] = []
        while let first = rest.first {
            if first == "--lang", rest.count > 1 {
                leading += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if first == "--json" || first.hasPrefix("--lang=") {
                leading.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        switch rest.first {
        case "--version": all = ["version"] + rest.dropFirst() + leading
        // What only asks for help takes no options.
        case nil, "help": all = Array(rest)
        case .some(let first) where first.hasPrefix("-"): all = Array(rest)
        case .some:
            let given = Array(rest.prefix { $0 != "--" }) + leading
            let asksForHelp = given.contains { $0 == "--help" || $0 == "-h" }
            // An option of a command has the parser go on to the default of a group, and explain that in its place.
            all = (asksForHelp ? Self.withoutSpeech(given) : given) + Array(rest.drop { $0 != "--" })
        }
    }

    private static func withoutSpeech(_ given: [String]) -> [String] {
        var isValue = false
        return given.filter { argument in
            defer { isValue = argument == "--lang" }
            return !isValue && argument != "--lang" && argument != "--json" && !argument.hasPrefix("--lang=")
        }
    }

    /// The arguments that are neither options nor the language, up to `--`.
    var words: [String] {
        var words: [String] = []
        var isValue = false
        for argument in all.prefix(while: { $0 != "--" }) {
            if !isValue, !argument.hasPrefix("-") { words.append(argument) }
            isValue = argument == "--lang"
        }
        return words
    }

    static let ofProcess = GivenArguments(Array(CommandLine.arguments.dropFirst()))

    /// The language asked for; nil when none is, or an unknown one.
    static func language(in given: [String]) -> Language? {
        let options = given.prefix { $0 != "--" }
        if let position = options.firstIndex(of: "--lang"), position + 1 < options.count {
            return Language(tag: options[position + 1])
        }
        return options.first { $0.hasPrefix("--lang=") }.flatMap { Language(tag: String($0.dropFirst(7))) }
    }

    /// Whether the answer, and so what goes wrong, is to be in JSON. Asked before anything is parsed.
    var wantJSON: Bool {
        all.prefix { $0 != "--" }.contains("--json")
    }
}
