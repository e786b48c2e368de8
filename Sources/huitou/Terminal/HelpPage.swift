import Shop

/// A page of help in the reader's language, as wide as the terminal. The argument parser writes its frame in English
/// and counts characters where a terminal counts columns.
struct HelpPage {
    let language: Language
    let columns: Int
    /// Where the parser begins what an option is for.
    private static let labelColumns = 26

    /// - Parameter page: as the parser writes it for a terminal so wide that it breaks no line.
    func text(of page: String) -> String {
        var lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { line(String($0)) }.joined(separator: "\n")
    }

    private func line(_ line: String) -> String {
        if let heading = Self.headings[line] { return heading(in: language) }
        if line.hasPrefix("OVERVIEW: ") { return wrapped(String(line.dropFirst(10)), lead: "", indent: 0) }
        if line.hasPrefix("USAGE: ") { return usage(line.dropFirst(7)) }
        if let footer = line.wholeMatch(of: #/  See '(.+) <subcommand>' for detailed help\./#) {
            let words = Phrase(en: "Help on one: \(footer.1) <subcommand>", zh: "查看某个命令的帮助：\(footer.1) <命令>")
            return wrapped(words(in: language), lead: "  ", indent: 2)
        }
        if line.hasPrefix(String(repeating: " ", count: Self.labelColumns)) {
            return element(label: "", purpose: line)
        }
        if line.hasPrefix("  "), line.count > Self.labelColumns, Array(line)[Self.labelColumns - 1] == " " {
            return element(
                label: String(line.prefix(Self.labelColumns)), purpose: String(line.dropFirst(Self.labelColumns)))
        }
        let indent = line.prefix { $0 == " " }.count
        return wrapped(
            String(line.dropFirst(indent)), lead: String(repeating: " ", count: indent),
            indent: indent == 0 ? 0 : indent + 4)
    }

    /// Broken between options, never within one.
    private func usage(_ text: Substring) -> String {
        let words = Phrase(en: "USAGE: ", zh: "用法：")(in: language)
        let named = text.replacing("<subcommand>", with: Phrase(en: "<subcommand>", zh: "<命令>")(in: language))
            .replacing("<options>", with: Phrase(en: "<options>", zh: "<选项>")(in: language))
        let joined = named.replacing(/\[[^\]]+\]/) { $0.output.replacing(" ", with: "\u{A0}") }
        return wrapped(String(joined), lead: words, indent: DisplayWidth.of(words)).replacing("\u{A0}", with: " ")
    }

    /// An option, argument or command: what it is called and, from a column of their own, the words on it.
    private func element(label: String, purpose: String) -> String {
        let label = trimmed(label).replacing("(default)", with: Phrase(en: "(default)", zh: "（默认）")(in: language))
        let purpose = translated(trimmed(purpose))
        // Too narrow for two columns side by side.
        if columns < 60 {
            let words = wrapped(purpose, lead: String(repeating: " ", count: 6), indent: 6)
            return label.isEmpty ? words : "  \(label)\n" + words
        }
        let padding = String(repeating: " ", count: max(1, Self.labelColumns - DisplayWidth.of(label) - 2))
        let lead = label.isEmpty ? String(repeating: " ", count: Self.labelColumns) : "  \(label)\(padding)"
        return wrapped(purpose, lead: lead, indent: Self.labelColumns)
    }

    private func translated(_ purpose: String) -> String {
        if let words = Self.purposes[purpose] { return words(in: language) }
        guard language == .chinese else { return purpose }
        return String(
            purpose.replacing(#/ ?\((?:values: ([^()]*?))?(?:; )?(?:default: ([^()]*))?\)$/#) { found in
                let values = found.1.map { "可选：" + $0.replacing(", ", with: "、") }
                let standing = found.2.map { "默认：" + $0 }
                return "（" + [values, standing].compactMap { $0 }.joined(separator: "；") + "）"
            })
    }

    private func wrapped(_ text: String, lead: String, indent: Int) -> String {
        let lines = Wrapping.lines(of: text, columns: columns - max(indent, DisplayWidth.of(lead)))
        return lead + lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }

    private func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static let headings = [
        "ARGUMENTS:": Phrase(en: "ARGUMENTS:", zh: "参数："), "OPTIONS:": Phrase(en: "OPTIONS:", zh: "选项："),
        "SUBCOMMANDS:": Phrase(en: "SUBCOMMANDS:", zh: "命令："),
    ]

    private static let purposes = [
        "Show help information.": Phrase(en: "Show this help.", zh: "显示帮助。"),
        "Show subcommand help information.": Phrase(en: "Show the help of a command.", zh: "显示某个命令的帮助。"),
    ]
}
