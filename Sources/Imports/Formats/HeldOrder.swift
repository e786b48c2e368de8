import Shop

/// Why an order is held back whole: the problems of its rows, by their place among them.
struct HeldOrder: Error {
    let problems: [Int: RowProblem]

    init(_ problems: [Int: RowProblem]) {
        self.problems = problems
    }

    init(_ place: Int, _ problem: RowProblem) {
        problems = [place: problem]
    }
}
