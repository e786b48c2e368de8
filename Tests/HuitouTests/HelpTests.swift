import Foundation
import Shop
import TestProgram
import Testing

@testable import huitou

/// The pages of help.
struct HelpTests {
    private static let pages = [
        "", "brand", "brand create", "brand settings", "store add", "import", "conflicts", "conflicts accept", "rfm",
        "stages", "value", "movement", "cycles", "due", "sample", "customers", "customers list", "backup", "restore",
        "doctor", "demo", "version", "help", "staff", "staff add", "staff list", "staff role", "staff administrator",
        "staff remove", "staff password", "staff invite", "staff accept", "staff second-factor",
        "staff second-factor begin", "staff second-factor confirm", "staff second-factor remove", "staff sessions",
        "keys", "keys create", "keys list", "keys rotate", "keys revoke", "keyring", "keyring status", "keyring rotate",
        "keyring retire", "audit", "audit list", "webhooks", "webhooks add", "webhooks list", "webhooks rotate",
        "webhooks end", "aside", "aside list", "aside show", "aside forget", "aside retry",
    ]
    private static let frame = [
        "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show ", "See '", "values:", "default",
        "subcommand", "<options>",
    ]

    @Test(arguments: pages)
    func aChinesePageIsChineseThroughout(_ command: String) async throws {
        try await Binary.inFolder { huitou in
            let arguments = command.split(separator: " ").map(String.init) + ["--help"]
            let page = try huitou.start(arguments, environment: ["LANG": "zh_CN.UTF-8"]).finish()
            #expect(page.status == 0)
            #expect(page.error == "")
            #expect(page.out.contains("用法：huitou"), "\(page.out)")
            #expect(!Self.frame.contains { page.out.contains($0) }, "\(page.out)")
            for line in page.out.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 80, "\(line)") }
        }
    }

    @Test(arguments: pages)
    func noEnglishLineIsWiderThanTheTerminal(_ command: String) async {
        let heard = Heard(width: 70)
        let arguments = GivenArguments(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(await Huitou.answer(arguments, in: heard.context(in: .english)) == 0)
        for line in heard.answers.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 70, "\(line)") }
    }

    @Test func anOptionKeepsItsNameAndWordsOnANarrowTerminal() {
        let page = """
            OVERVIEW: 导入。

            USAGE: huitou import <file> [--brand <name>] [--dry-run]

            OPTIONS:
              --brand <name>          品牌；只有一个品牌时可省略。 (values: a, b; default: a)
              --a-very-long-name-of-an-option <name>
                                      其他。 (default: x)
            """
        let narrow = HelpPage(language: .chinese, columns: 40).text(of: page)
        #expect(narrow.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 40 }, "\(narrow)")
        #expect(narrow.contains("  --brand <name>\n      品牌"))
        let wide = HelpPage(language: .chinese, columns: 100).text(of: page)
        #expect(wide.contains("  --brand <name>          品牌；只有一个品牌时可省略。（可选：a、b；默认：a）\n"), "\(wide)")
        #expect(wide.contains("                          其他。（默认：x）"), "\(wide)")
        #expect(!narrow.contains("[--brand\n"))
        #expect(HelpPage(language: .english, columns: 100).text(of: page).contains("(values: a, b; default: a)"))
    }

    @Test func theExitStatusesAreListed() async throws {
        try await Binary.inFolder { huitou in
            let page = try huitou.run("--help").out
            for status in ExitStatus.allCases {
                #expect(page.contains("  \(status.rawValue)  \(status.meaning.english)\n"), "\(page)")
            }
        }
    }

    @Test(arguments: [("bash", "#!/bin/bash"), ("zsh", "#compdef huitou"), ("fish", "function ")])
    func completionScriptsStayAsTheyAre(_ shell: String, _ lead: String) async throws {
        try await Binary.inFolder { huitou in
            let script = try huitou.run("--generate-completion-script", shell)
            #expect(script.status == 0)
            #expect(script.error == "")
            #expect(script.out.hasPrefix(lead), "\(script.out.prefix(100))")
            #expect(script.out.contains("conflicts"))
            // Words of help are in them for some shells; what is code is the same in both languages.
            let chinese = try huitou.run("--generate-completion-script", shell, environment: ["LANG": "zh_CN.UTF-8"])
            let lines = [script, chinese].map { $0.out.split(separator: "\n", omittingEmptySubsequences: false).count }
            #expect(lines[0] == lines[1])
        }
    }

    @Test func theVersionIsSaidEitherWay() async throws {
        try await Binary.inFolder { huitou in
            let flag = try huitou.run("--version")
            #expect(flag.status == 0)
            #expect(flag.out == (try huitou.run("version").out))
            #expect(try huitou.run("--lang", "zh", "version").out.contains("结构版本"))
        }
    }
}
