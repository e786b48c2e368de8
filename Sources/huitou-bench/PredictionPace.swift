import Foundation
import Prediction

/// CPU seconds of the buying models on made-up persons, for `Benchmarks/prediction/peer.py` to stand beside.
struct PredictionPace {
    let histories: MadeUpHistories

    init(persons: Int = 1_000_000) {
        histories = MadeUpHistories(persons: persons, seed: 9)
    }

    /// Each person's repeat purchases, day of the last and age in days, a line each.
    func write(to file: String) throws {
        let lines = histories.repeats.indices.map {
            "\(histories.repeats[$0]) \(histories.lastDays[$0]) \(histories.ageDays[$0])"
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: file))
    }

    func measure() {
        let persons = histories.repeats.count
        let all = measured("distinct histories of \(persons) persons") { part(0..<persons) }
        Figure.show("distinct histories", "\(all.count)")
        for family in [BuyingModel.Family.nbd, .bgNBD, .mbgNBD] { measure(family, all) }
        let fewer = part(0..<min(persons, 100_000))
        Figure.show("distinct histories of \(fewer.persons)", "\(fewer.count)")
        measure(.paretoNBD, fewer)
    }

    private func measure(_ family: BuyingModel.Family, _ histories: BuyingHistories) {
        let name = "\(family.rawValue) of \(histories.persons) persons"
        let fit = measured("fit \(name)") { BuyingFit(family, to: histories) }
        let parameters = fit.model.parameters.map { Figure.rounded($0, 5) }.joined(separator: ", ")
        Figure.show("parameters, evaluations", "\(parameters); \(fit.evaluations)")
        let expected = measured("forecast \(name)") {
            histories.forPersons(fit.model.forecast(histories, weeks: 13).purchases)
        }
        Figure.show("purchases expected in 13 weeks", Figure.rounded(expected.reduce(0, +)))
    }

    private func part(_ rows: Range<Int>) -> BuyingHistories {
        BuyingHistories(
            repeats: Array(histories.repeats[rows]), lastDays: Array(histories.lastDays[rows]),
            ageDays: Array(histories.ageDays[rows]))
    }

    private func measured<Answer>(_ name: String, _ work: () -> Answer) -> Answer {
        let begun = clock()
        let answer = work()
        Figure.show("\(name), s CPU", Figure.rounded(Double(clock() - begun) / Double(CLOCKS_PER_SEC), 3))
        return answer
    }
}
