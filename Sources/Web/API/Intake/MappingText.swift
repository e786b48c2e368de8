/// The text of a mapping file, which is longer than a word.
struct MappingText: SchemaStated, Equatable {
    let text: String

    static var schema: Schema { .text(TextForm(longest: 262_144, example: "name: own\nkind: orders\n")) }
    static var sample: MappingText { MappingText(text: "") }

    private init(text: String) {
        self.text = text
    }

    init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
