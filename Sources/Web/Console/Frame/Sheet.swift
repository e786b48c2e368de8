import Operations

/// A table that is saved as CSV: with the mark by which spreadsheets know UTF-8, and nothing that they would run.
struct Sheet {
    /// So many rows at most are in one that is made of pages.
    static let mostLines = 10_000

    let titles: [String]
    let rows: [[String]]

    func reply(named name: String) -> PageReply {
        let text = "\u{FEFF}" + CSVText.line(titles) + rows.map { CSVText.line($0) }.joined()
        return .file(.attachment(.bytes(Array(text.utf8)), named: name, mediaType: MediaTypes.csv))
    }
}
