/// The chance that a further purchase really happens, by when it would.
struct ReturnChance {
    var before: Double
    var after: Double
    /// In load; between the two the chance rises evenly.
    var from: Double
    var to: Double

    static let always = ReturnChance(before: 1, after: 1, from: 0, to: 0)

    func chance(at load: Double) -> Double {
        if load <= from { return before }
        if load >= to { return after }
        return before + (after - before) * (load - from) / (to - from)
    }
}
