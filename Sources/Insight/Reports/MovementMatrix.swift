import Shop

extension MovementReport {
    /// From how many moved between any two marks.
    ///
    /// - Parameters:
    ///   - marks: all there are, ascending.
    ///   - counts: by where they were, then by where they are: 0 stands for absence, then the marks from 1 on.
    init(from: BrandDay, to: BrandDay, among marks: [Mark], counts: [Int]) {
        let places: [Mark?] = [nil] + marks.map { Optional($0) }
        var cells: [Cell] = []
        for (place, customers) in counts.enumerated().dropFirst() where customers > 0 {
            cells.append(
                Cell(from: places[place / places.count], to: places[place % places.count], customers: customers))
        }
        self.init(from: from, to: to, cells: cells)
    }
}
