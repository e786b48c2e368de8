import ArgumentParser
import Operations
import Shop

/// `huitou doctor`
struct DoctorCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: Huitou.text(en: "Look over the installation.", zh: "检查安装与数据。"))

    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let context = session.context
        let keys = try Settings().keys(database.keys, in: context) ?? session.place.keysPath
        let findings = try await session.run(Examine(keysPath: keys))
        let isBad = findings.contains { $0.verdict == .bad }
        if session.isJSON {
            let answers = findings.map {
                ["name": $0.name.english, "verdict": $0.verdict.rawValue, "detail": $0.detail]
            }
            context.output.out(try JSONText.of(["findings": answers]))
        } else {
            var table = Table([
                .text(""), .text(context.words(en: "looked at", zh: "检查项")),
                .text(context.words(en: "found", zh: "结果")),
            ])
            for finding in findings {
                table.add(mark(finding.verdict), finding.name(in: context.language), finding.detail)
            }
            context.output.out(table.aligned(bold: context.output.isAnswerTerminal))
            if isBad {
                context.say(
                    en: "✗ at a setting: acknowledged writes can be lost; mend it. ✗ at data: copy the files first, "
                        + "then restore the last back-up.",
                    zh: "设置项出现 ✗：已确认的写入可能丢失，请更正。数据出现 ✗：请先复制文件，再恢复最近的备份。")
            }
        }
        if isBad { throw ExitCode(ExitStatus.fault) }
    }

    private func mark(_ verdict: Finding.Verdict) -> String {
        switch verdict {
        case .good: "✓"
        case .warning: "!"
        case .bad: "✗"
        }
    }
}
