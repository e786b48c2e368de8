/// What a template takes: texts that are ready to be shown, conditions, and lists of the like. True is anything but nil, false
/// and an empty list.
typealias PageValues = [String: any Sendable]

extension PageValues {
    /// Something to choose among others.
    static func option(_ value: String, _ label: String, isChosen: Bool = false) -> PageValues {
        ["value": value, "label": label, "isChosen": isChosen]
    }
}

extension PageValues {
    /// Without what is not there.
    static func filled(_ values: [String: (any Sendable)?]) -> PageValues {
        values.compactMapValues { $0 }
    }
}
