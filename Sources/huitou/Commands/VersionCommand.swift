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
            context.output.out(try JSONText.of(Answer(version: Edition.version, schema: Edition.schema)))
        } else {
            context.say(
                en: "huitou \(Edition.version) (schema \(Edition.schema))",
                zh: "huitou \(Edition.version)（结构版本 \(Edition.schema)）")
        }
    }

    private struct Answer: Encodable {
        let version: String
        let schema: Int64
    }
}
