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
    @OptionGroup var database: DatabaseOptions

    mutating func run() async throws {
        let context = CommandContext.current
        do {
            let place = try Settings().database(database.db, in: context)
            let aside = try await Restoring.restore(
                from: context.path(file), to: place, keysPath: try Settings().keys(database.keys, in: context),
                replaces: replace, as: .commandLine, at: Clock.now)
            if database.speech.json {
                return context.output.out(try JSONText.of(["db": place.shown, "aside": aside]))
            }
            context.say(en: "Restored into \(place.shown).", zh: "已恢复到 \(place.shown)。")
            if let aside { context.say(en: "What was there is now \(aside).", zh: "原数据库移至 \(aside)。") }
        } catch {
            throw ExitCode(Complaint.about(error, asJSON: database.speech.json, in: context))
        }
    }
}
