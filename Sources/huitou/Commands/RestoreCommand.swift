import Access
import ArgumentParser
import Operations
import Shop

/// `huitou restore FILE`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: Huitou.text(en: "Put a back-up in the place of the database.", zh: "从备份恢复数据库。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "The back-up file.", zh: "备份文件。"))) var file: String
    @Flag(
        help: ArgumentHelp(
            Huitou.text(en: "Where a database is there already, set it aside.", zh: "目标处已有数据库时，先将其移到一旁。")))
    var replace = false
    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en: "Take the audit as the back-up has it, also where nothing that is replaced shows how it went on.",
                zh: "按备份中的现状接受审计记录，即使被替换的数据库无法证明其后的部分。")))
    var accept = false
    @OptionGroup var database: DatabaseOptions

    mutating func run() async throws {
        let context = CommandContext.current
        do {
            let place = try await Settings(in: context).database(database.db)
            let restored = try await Restoring.restore(
                from: context.path(file), to: place, keysPath: try await Settings(in: context).keys(database.keys),
                replaces: replace, acceptsAudit: accept, as: .commandLine, at: Clock.now)
            if database.speech.json {
                let notes = restored.notes.map { $0(in: context.language) }
                return context.output.out(
                    try JSONText.of(Answer(db: place.shown, aside: restored.aside, notes: notes)))
            }
            context.say(en: "Restored into \(place.shown).", zh: "已恢复到 \(place.shown)。")
            if let aside = restored.aside { context.say(en: "What was there is now \(aside).", zh: "原数据库移至 \(aside)。") }
            for note in restored.notes { context.output.error(note(in: context.language) + "\n") }
        } catch {
            throw ExitCode(Complaint.about(error, asJSON: database.speech.json, in: context))
        }
    }

    private struct Answer: Encodable {
        let db: String
        let aside: String?
        /// What somebody should hear.
        let notes: [String]
    }
}
