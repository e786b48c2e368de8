import ArgumentParser
import Operations

/// `huitou version`
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: Huitou.text(en: "The version of this program.", zh: "程序版本。"))

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let context = CommandContext.current
        if speech.json {
            context.output.out(
                try JSONText.of(["version": Edition.version, "schema": String(Edition.schema)]))
        } else {
            context.output.out("huitou \(Edition.version) (schema \(Edition.schema))\n")
        }
    }
}
