import Operations
import Shop

/// What first orders came through, as an address names it: `platform:taobao`, `store:NAME`, `host:NAME`.
enum CohortSource {
    /// - Returns: nil for everything.
    /// - Throws: `WebError.noSuchPage` for what cannot be one.
    static func read(_ text: String?) throws -> ReportCohorts.Source? {
        guard let text, !text.isEmpty else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw WebError.noSuchPage }
        switch parts[0] {
        case "store": return .store(parts[1])
        case "host": return .host(parts[1])
        case "platform":
            guard let platform = Platform(rawValue: parts[1]) else { throw WebError.noSuchPage }
            return .platform(platform)
        default: throw WebError.noSuchPage
        }
    }

    private static func written(_ source: ReportCohorts.Source) -> String {
        switch source {
        case .store(let name): "store:" + name
        case .host(let name): "host:" + name
        case .platform(let platform): "platform:" + platform.rawValue
        }
    }

    /// Everything; platforms and stores where there are several; live hosts.
    static func options(
        _ answer: ReportCohorts.Answer, chosen: ReportCohorts.Source?, _ words: Words
    ) -> [PageValues] {
        func option(_ source: ReportCohorts.Source, _ label: String) -> PageValues {
            .option(written(source), label, isChosen: source == chosen)
        }
        let platforms = Platform.allCases.filter { platform in answer.stores.contains { $0.platform == platform } }
        var options = [PageValues.option("", words("cohorts.everySource"), isChosen: chosen == nil)]
        if platforms.count > 1 {
            options += platforms.map { option(.platform($0), words("platform." + $0.rawValue)) }
        }
        if answer.stores.count > 1 { options += answer.stores.map { option(.store($0.name), $0.name) } }
        options += answer.hosts.map { option(.host($0), words("cohorts.host", ["name": $0])) }
        return options
    }
}
