import Access
import Operations
import Shop

/// One file that was handed in, as its page takes it: what it is, how far it has come, what it did.
struct ImportPart {
    private let shell: Shell
    private let file: HandedInFile

    init(_ shell: Shell, _ file: HandedInFile) {
        self.shell = shell
        self.file = file
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    var address: String { shell.path + "/imports/" + file.id }

    var values: PageValues {
        let head: PageValues = [
            "name": file.run.name, "detail": detail, "lamp": lamp, "state": state,
            "canRemove": file.run.hasFile && file.run.state.isIdle,
        ]
        return .filled([
            "address": address, "file": head, "progress": progress, "failure": failure,
            "report": file.outcome.map { ImportReportPart(shell, file, $0, address: address).values },
        ])
    }

    /// Colour of the dot.
    var lamp: String {
        switch file.run.state {
        case .received, .tried, .cancelled: "idle"
        case .waiting, .running: "warn"
        case .done: "good"
        case .failed: "bad"
        }
    }

    private var state: String { words("import.state_" + file.run.state.rawValue) }

    /// With how far it has come.
    var shortState: String {
        guard file.run.state == .running, file.run.progress.stage == "importing" else { return state }
        return state + " \(percent)%"
    }

    /// Who handed it in, or asked for it last; nil for whoever is gone.
    var by: String? {
        if let name = file.caller { return name }
        if case .commandLine = file.run.caller { return words("import.commandLine") }
        return nil
    }

    /// Nil unless it waits or runs.
    var progress: PageValues? {
        guard [.waiting, .running].contains(file.run.state) else { return nil }
        let progress = file.run.progress
        let isImporting = progress.stage == "importing"
        var amount = ""
        if isImporting {
            amount = words(
                "import.progress",
                ["done": written.count(Int(progress.done)), "total": written.count(Int(progress.total))])
        } else if progress.total > 0 {
            amount = words(
                "import.progressBytes",
                ["done": FileSize.text(progress.done), "total": FileSize.text(progress.total)])
        }
        let stage =
            file.run.state == .waiting ? state : words(isImporting ? "import.importing" : "import.surveying")
        return ["stage": stage, "amount": amount, "percent": String(percent)]
    }

    private var percent: Int {
        let progress = file.run.progress
        guard progress.total > 0 else { return 0 }
        return max(0, min(100, Int(Double(progress.done) / Double(progress.total) * 100)))
    }

    private var detail: String {
        var places = [
            "size": FileSize.text(file.run.byteCount), "when": written.moment(file.run.madeAt, today: shell.today),
        ]
        guard let by else { return words("import.handedIn", places) }
        places["name"] = by
        return words("import.handedInBy", places)
    }

    /// Why it failed.
    private var failure: String? {
        guard file.run.state == .failed else { return nil }
        // What the command line says of it names an option of its own.
        if file.failure?.code == "store.not_named" { return words("import.storeNotNamed") }
        return file.failure?.message(in: shell.visit.language)
    }
}
