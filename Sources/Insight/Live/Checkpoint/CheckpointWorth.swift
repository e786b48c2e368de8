/// Whether a brand's columns are worth writing: what a new file would spare the next start against what it costs.
struct CheckpointWorth: Equatable {
    /// What a start would spend beside reading the file that is there: loading where there is none, else following the facts
    /// that came since.
    var spared: Duration
    /// How many facts came since that file; nil without one.
    var facts: Int64?
    /// The size of the columns.
    let bytes: Int

    /// Less is nothing that anybody waits for.
    private static let least = Duration.milliseconds(500)
    /// A disk that is in use, settled to the last byte.
    private static let bytesPerSecond = 250_000_000

    /// At the end of a process, when somebody waits for it: as soon as it is quicker than what it spares.
    var atEnd: Bool {
        spared > max(Self.least, .milliseconds(bytes / (Self.bytesPerSecond / 1000)))
    }

    /// In a process that goes on, when it may end at any moment: so that the next start stays short.
    var meanwhile: Bool {
        atEnd || spared > .seconds(1) || isUrgent
    }

    /// Before so many facts came that the file that is there is of no more use.
    var isUrgent: Bool {
        facts.map { $0 >= LiveBrand.mostFactsFollowed / 2 } ?? false
    }
}
