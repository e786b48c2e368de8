import Foundation
import Shop
import TestProgram
import Testing

@testable import huitou

/// What is said when a command is called in a way that it does not know.
struct UsageTests {
    struct Call: Sendable, CustomStringConvertible {
        let description: String
        let code: String
        let english: String
        let chinese: String
        let wayOut: String

        init(_ description: String, _ code: String, _ english: String, _ chinese: String, _ wayOut: String) {
            self.description = description
            self.code = "usage." + code
            self.english = english
            self.chinese = chinese
            self.wayOut = wayOut
        }
    }

    private static let calls = [
        Call(
            "rfm --nope", "unknown_option", "This command has no option --nope; did you mean --money?",
            "该命令没有选项 --nope，是否指 --money？", "huitou rfm --help"),
        Call(
            "rfm --zzzzzzzzzz", "unknown_option", "This command has no option --zzzzzzzzzz.", "该命令没有选项 --zzzzzzzzzz。",
            "huitou rfm --help"),
        Call("rfm -x", "unknown_option", "This command has no option -x.", "该命令没有选项 -x。", "huitou rfm --help"),
        Call("rfm --window", "missing_value", "--window needs a value.", "--window 缺少值。", "huitou rfm --help"),
        Call(
            "rfm --csv=x", "value_not_taken", "--csv takes no value: leave “x” out.", "--csv 不带值，请去掉“x”。",
            "huitou rfm --help"),
        Call(
            "rfm --window -5", "negative_number", "“-5” is taken for an option; write --window=-5.",
            "“-5”会被当作选项，请写成 --window=-5。", "huitou rfm --help"),
        Call(
            "customers set c_1 waist -1", "negative_number",
            "“-1” is taken for an option; write what is no option last, behind a “--”: … -- -1.", "“-1”会被当作选项；",
            "huitou customers set --help"),
        Call("import", "missing_argument", "<file> is missing.", "缺少 <file>。", "huitou import --help"),
        Call("brand create", "missing_argument", "<name> is missing.", "缺少 <name>。", "huitou brand create --help"),
        Call(
            "version now", "unexpected_argument", "Not expected here: “now”.", "多余的参数：“now”。", "huitou version --help"),
        Call(
            "version now then", "unexpected_argument", "Not expected here: “now”, “then”.", "多余的参数：“now”、“then”。",
            "huitou version --help"),
        Call(
            "brand frob", "unknown_command", "There is no command “frob”; there are: create, list, settings.",
            "没有命令“frob”；可用命令：create、list、settings。", "huitou brand --help"),
        Call("frob", "unknown_command", "There is no command “frob”; there are: ", "没有命令“frob”；可用命令：", "huitou --help"),
        Call("frob --nope", "unknown_command", "There is no command “frob”", "没有命令“frob”", "huitou --help"),
        Call(
            "brand", "missing_command", "A command is missing; there are: create, list, settings.",
            "缺少命令；可用命令：create、list、settings。", "huitou brand --help"),
        Call(
            "rfm --money foo", "invalid_value", "“foo” cannot be the value of --money; it takes: net, gross.",
            "--money 的值不能是“foo”；可选：net、gross。", "huitou rfm --help"),
        Call(
            "store add x --platform ebay", "invalid_value",
            "“ebay” cannot be the value of --platform; it takes: taobao, ",
            "--platform 的值不能是“ebay”；可选：taobao、", "huitou store add --help"),
        Call(
            "--generate-completion-script csh", "invalid_value",
            "“csh” cannot be the value of --generate-completion-script; it takes: ",
            "--generate-completion-script 的值不能是“csh”；可选：", "huitou --help"),
        Call(
            "customers list --limit x", "invalid_value", "“x” cannot be the value of --limit.", "--limit 的值不能是“x”。",
            "huitou customers list --help"),
    ]

    @Test(arguments: calls)
    func theParsersWordsAreSaidInBothLanguages(_ call: Call) async throws {
        let arguments = GivenArguments(call.description.split(separator: " ").map(String.init) + ["--json"])
        for (language, words) in [(Language.english, call.english), (.chinese, call.chinese)] {
            let heard = Heard()
            let status = await Huitou.answer(arguments, in: heard.context(in: language))
            #expect(status == 64)
            #expect(heard.answers == "")
            let said = try JSONDecoder().decode([String: String].self, from: Data(heard.complaints.utf8))
            #expect(said.keys.sorted() == ["error", "message"])
            #expect(said["error"] == call.code)
            #expect(said["message"]?.hasPrefix(words) == true, "\(said)")
            #expect(said["message"]?.hasSuffix(call.wayOut) == true, "\(said)")
        }
    }

    private static let frame = ["Error", "Usage", "See", "Help:", "Missing", "Unknown", "Please", "invalid"]

    @Test(
        arguments: calls.map(\.description).filter { $0 != "brand" } + [
            "rfm --window soon", "rfm --lang fr", "rfm --today x",
        ])
    func chineseReadersReadChinese(_ call: String) async throws {
        try await Binary.inFolder { huitou in
            let arguments = call.split(separator: " ").map(String.init)
            let answer = try huitou.start(arguments, environment: ["LANG": "zh_CN.UTF-8"]).finish()
            #expect(answer.status == 64)
            #expect(answer.out == "")
            #expect(answer.error.hasPrefix("错误："), "\(answer.error)")
            #expect(answer.error.contains("查看用法：huitou"))
            #expect(!Self.frame.contains { answer.error.contains($0) }, "\(answer.error)")
        }
    }

    @Test func whatACommandSaysItselfHasTheSameForm() async throws {
        let heard = Heard()
        let status = await Huitou.answer(
            GivenArguments(["--json", "rfm", "--window", "soon"]), in: heard.context(in: .english))
        #expect(status == 64)
        let said = try JSONDecoder().decode([String: String].self, from: Data(heard.complaints.utf8))
        #expect(said["error"] == "usage.invalid")
        #expect(said["message"]?.contains("--window") == true, "\(said)")
        #expect(said["message"]?.hasSuffix("huitou rfm --help") == true, "\(said)")
    }

    @Test func onlyATerminalThatWantsColoursGetsThem() async {
        for (hasColours, lead) in [(true, "\u{1B}[31mError: \u{1B}[0m"), (false, "Error: ")] {
            let heard = Heard(isTerminal: true, hasColours: hasColours)
            _ = await Huitou.answer(GivenArguments(["frob"]), in: heard.context(in: .english))
            #expect(heard.complaints.hasPrefix(lead + "There is"), "\(heard.complaints)")
        }
    }

    @Test func languageAndFormMayStandBeforeTheCommand() {
        #expect(GivenArguments(["--lang", "zh", "rfm", "--csv"]).all == ["rfm", "--csv", "--lang", "zh"])
        #expect(GivenArguments(["--json", "--lang=zh", "rfm"]).all == ["rfm", "--json", "--lang=zh"])
        #expect(GivenArguments(["--lang", "zh", "import", "--", "-f"]).all == ["import", "--lang", "zh", "--", "-f"])
        #expect(GivenArguments(["--lang", "zh", "help", "rfm"]).all == ["help", "rfm"])
        #expect(GivenArguments(["--lang", "zh"]).all == [])
        #expect(GivenArguments(["--version"]).all == ["version"])
        #expect(GivenArguments(["import", "--json"]).wantJSON)
        #expect(!GivenArguments(["import", "--", "--json"]).wantJSON)
        #expect(GivenArguments.language(in: ["huitou", "rfm", "--lang=zh"]) == .chinese)
        #expect(GivenArguments.language(in: ["huitou", "rfm", "--lang", "fr"]) == nil)
    }
}
