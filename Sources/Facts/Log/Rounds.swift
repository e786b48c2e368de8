/// The rounds in which a batch is taken up: no number twice in one, so that a second statement of a thing is judged
/// against the first.
enum Rounds {
    /// Places among `numbers`, in order; the n-th statement of a number is in the n-th round.
    static func of(_ numbers: [String]) -> [[Int]] {
        var told: [String: Int] = [:]
        told.reserveCapacity(numbers.count)
        var rounds: [[Int]] = []
        for (place, number) in numbers.enumerated() {
            let round = told[number, default: 0]
            told[number] = round + 1
            if round == rounds.count { rounds.append([]) }
            rounds[round].append(place)
        }
        return rounds
    }
}
