import Access
import Foundation
import Operations
import Shop

/// A row of the audit in words.
struct AuditWords {
    private let frame: SettingsFrame
    private let line: AuditLine

    init(_ frame: SettingsFrame, _ line: AuditLine) {
        self.frame = frame
        self.line = line
    }

    private var words: Words { frame.words }

    var values: PageValues {
        .filled([
            "label": label, "note": note, "subject": line.subject, "who": who,
            "when": frame.moment(line.row.occurredAt),
        ])
    }

    /// Number, moment, who, what, to what, note.
    var cells: [String] {
        [
            String(line.row.number), line.row.occurredAt.date.formatted(.iso8601), who, label, line.subject ?? "",
            note ?? "",
        ]
    }

    private var label: String {
        SettingsFrame.heading(AuditCode(rawValue: line.row.code)?.name(in: words.language) ?? line.row.code)
    }

    private var who: String {
        if let who = line.who { return who }
        return line.row.actor == Caller.commandLine.kind ? words("audit.commandLine") : words("audit.nobody")
    }

    /// As far as it says anything to whoever reads it: numbers of rows do not.
    private var note: String? {
        guard let note = line.row.note, !note.isEmpty else { return nil }
        let code = AuditCode(rawValue: line.row.code)
        if code == .refused || code == .keyMade {
            return note.split(separator: " ").map { permission(String($0)) }
                .joined(separator: words.language == .chinese ? "、" : ", ")
        }
        if code == .roleChanged { return Role(rawValue: note).map { words("role." + $0.rawValue) } ?? note }
        return code == .asideRetried || Int64(note) == nil ? note : nil
    }

    private func permission(_ name: String) -> String {
        Permission(rawValue: name).map { words("permission." + KeyPages.word(of: $0)) } ?? name
    }
}
