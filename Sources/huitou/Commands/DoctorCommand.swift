import Access
import ArgumentParser
import Operations
import Shop

/// `huitou doctor`
struct DoctorCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: Huitou.text(en: "Check the settings, the data and the keys.", zh: "检查设置、数据与密钥。"))

    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en: "Look over the audit from end to end, and open all that is sealed.", zh: "完整检查审计记录，并逐一解密所有加密数据。")))
    var audit = false
    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en: "With --audit: take its end as it is, after an older copy was put back or the note was lost.",
                zh: "与 --audit 一起使用：按现状接受审计记录的末尾（放回旧副本或丢失末尾记录之后）。")))
    var accept = false
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard accept, !audit else { return }
        throw ValidationError(Huitou.text(en: "--accept goes with --audit.", zh: "--accept 需与 --audit 一起使用。"))
    }

    func run() async throws {
        let context = CommandContext.current
        do {
            let status = try await CommandSession.open(database, makes: false, in: context) { session in
                try await run(on: session)
            }
            if status != 0 { throw ExitCode(status) }
        } catch let status as ExitCode {
            throw status
        } catch let error as any Explained
            where ["keys.missing", "keys.differ", "keys.number_differs"].contains(error.code)
        {
            // Without its keys a database can still be looked over, and its owner wants to know what is left.
            do {
                let place = try await Settings(in: context).database(database.db)
                let findings = try await Examine.withoutKeys(
                    place, because: error.message, as: .commandLine, at: Clock.now)
                try show(findings, in: context, isJSON: database.speech.json)
            } catch let status as ExitCode {
                throw status
            } catch {
                throw ExitCode(Complaint.about(error, asJSON: database.speech.json, in: context))
            }
        } catch {
            throw ExitCode(Complaint.about(error, asJSON: database.speech.json, in: context))
        }
    }

    func run(on session: CommandSession) async throws {
        if audit {
            let findings =
                accept ? try await session.run(AcceptAudit()) : try await session.run(ExamineAudit())
            return try show(findings, in: session.context, isJSON: session.isJSON)
        }
        let keys = try await Settings(in: session.context).keys(database.keys) ?? session.place.keysPath
        try show(try await session.run(Examine(keysPath: keys)), in: session.context, isJSON: session.isJSON)
    }

    private func show(_ findings: [Finding], in context: CommandContext, isJSON: Bool) throws {
        let isBad = findings.contains { $0.verdict == .bad }
        if isJSON {
            let answers = findings.map {
                ["name": $0.name.english, "verdict": $0.verdict.rawValue, "detail": $0.detail.english]
            }
            context.output.out(try JSONText.of(["findings": answers]))
        } else {
            var table = Table([
                .text(""), .text(context.words(en: "looked at", zh: "检查项")),
                .text(context.words(en: "found", zh: "结果")),
            ])
            for finding in findings {
                table.add(
                    mark(finding.verdict), finding.name(in: context.language),
                    finding.detail(in: context.language))
            }
            context.show(table)
            // What is wrong with keys says itself what to do.
            let ofKeys = [Examine.keyFileName, Examine.openedName].map(\.english)
            if findings.contains(where: { $0.verdict == .bad && !ofKeys.contains($0.name.english) }) {
                context.say(
                    en: "✗ at a setting: acknowledged writes can be lost; mend it. ✗ at data: copy the files first, "
                        + "then restore the last back-up.",
                    zh: "设置项出现 ✗：已确认的写入可能丢失，请更正。数据出现 ✗：请先复制文件，再恢复最近的备份。")
            } else if isBad {
                context.say(
                    en:
                        "The data is as it should be; only names, phones and addresses cannot be read without the key file. "
                        + "Put it back from its copy, or name it with --keys.",
                    zh: "数据正常；缺少密钥文件时只是无法读取姓名、电话与地址。请从副本放回密钥文件，或用 --keys 指定。")
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
