/// The steps of the first start.
enum StartSteps: Int, CaseIterable {
    case owner, brand, store, data

    /// What a step's page shows of the way.
    func marks(_ words: Words) -> PageValues {
        [
            "stepOf": words("start.stepOf", ["now": String(rawValue + 1), "all": String(Self.allCases.count)]),
            "steps": Self.allCases.map { step in
                ["isDone": step.rawValue < rawValue, "isNow": step == self] as PageValues
            },
        ]
    }
}
