import Crypto
import Imports
import Shop

/// A mapping as it is made of choices: what each column of a file tells.
struct MappingDraft {
    /// Of the file's columns, in order: what each tells is a field's word, several of them, or `buyer:` and a kind.
    let columns: [(name: String, meaning: String)]
    /// Words of the status column, and the status of each; an empty one for a word whose rows are to be held back.
    var words: [(word: String, status: String)]
    let name: String
    let kind: MappingKind
    let dates: DateOrder

    static let buyer = "buyer:"
    private static let mostColumns = 300
    private static let mostWords = 100
    private static let longestMeaning = 100

    init(_ form: FormFields) {
        name = form.filled("name") ?? ""
        kind = form["kind"].flatMap { MappingKind(rawValue: $0) } ?? .orders
        dates = form["dates"].flatMap { DateOrder(rawValue: $0) } ?? .yearFirst
        // No more than a file of columns has, and of each no more than a column can tell.
        columns = zip(form.all("column"), form.all("meaning")).prefix(Self.mostColumns).map {
            (name: $0, meaning: $1.utf8.count <= Self.longestMeaning ? $1 : "")
        }
        words = zip(form.all("word"), form.all("status")).prefix(Self.mostWords).map { (word: $0, status: $1) }
    }

    /// Of columns of which nothing was said yet.
    init(header: [String]) {
        name = ""
        kind = .orders
        dates = .yearFirst
        columns = header.map { (name: $0, meaning: "") }
        words = []
    }

    /// The mapping file, ending in a line by which it is known again as nobody's own work.
    var text: String {
        let made = lines.joined(separator: "\n")
        return made + "\n" + Self.mark(of: made)
    }

    /// Whether a text is as it was made here.
    static func isMade(_ text: String) -> Bool {
        guard let end = text.lastIndex(of: "\n") else { return false }
        return String(text[text.index(after: end)...]) == mark(of: String(text[..<end]))
    }

    private static func mark(of text: String) -> String {
        let digest = SHA256.hash(data: Array(text.utf8)).prefix(6)
        return "# huitou " + digest.map { String($0, radix: 16) }.joined(separator: "-")
    }

    /// The column that tells the status; nil where none does.
    var statusColumn: String? {
        columns.first { $0.meaning == "status" }?.name
    }

    private var lines: [String] {
        var lines = ["name: " + Self.quoted(name), "kind: " + kind.rawValue]
        if dates != .yearFirst { lines.append("dates: " + dates.rawValue) }
        let fields = fields
        if !fields.isEmpty { lines.append("columns:") }
        for (field, names) in fields {
            let list = "[" + names.map { Self.quoted($0) }.joined(separator: ", ") + "]"
            // Parts of one text; of anything else the first column that a file has counts.
            let isJoined = names.count > 1 && ["name", "address"].contains(field)
            lines.append("  \(Self.quoted(field)): " + (isJoined ? "{join: \(list)}" : list))
        }
        let buyers = columns.filter { $0.meaning.hasPrefix(Self.buyer) }
        if !buyers.isEmpty { lines.append("buyer:") }
        for column in buyers {
            let kind = column.meaning.dropFirst(Self.buyer.count)
            lines.append("  - {column: \(Self.quoted(column.name)), kind: \(Self.quoted(String(kind)))}")
        }
        return lines + statusLines
    }

    private var statusLines: [String] {
        guard statusColumn != nil else { return [] }
        let told = words.filter { !$0.status.isEmpty }
        guard !told.isEmpty else { return ["status: {}"] }
        return ["status:"] + told.map { "  \(Self.quoted($0.word)): \(Self.quoted($0.status))" }
    }

    /// In the order in which the file tells them.
    private var fields: [(field: String, names: [String])] {
        var fields: [(field: String, names: [String])] = []
        for column in columns {
            for field in told(by: column.meaning) {
                if let place = fields.firstIndex(where: { $0.field == field }) {
                    fields[place].names.append(column.name)
                } else {
                    fields.append((field: field, names: [column.name]))
                }
            }
        }
        return fields
    }

    private func told(by meaning: String) -> [String] {
        guard meaning.hasPrefix(Self.buyer) else { return meaning.split(separator: " ").map { String($0) } }
        let kind = String(meaning.dropFirst(Self.buyer.count))
        // What names a buyer is also what they are reached by, where rows tell of persons.
        let isPersonal = ["phone", "email", "nick", "account", "member_card"].contains(kind)
        return isPersonal && ![.refunds, .products].contains(self.kind) ? [kind] : []
    }

    /// As YAML writes any text in one line.
    private static func quoted(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar == "\"" { plain.unicodeScalars.append("\\") }
            let isBreak = scalar.value < 0x20 || [0x7F, 0x85, 0x2028, 0x2029].contains(scalar.value)
            plain.unicodeScalars.append(isBreak ? " " : scalar)
        }
        return "\"" + plain + "\""
    }
}
