import Shop

extension LivePart {
    /// After which nothing lies in it: the day of what is told by days, and the moment of what was done.
    func newest(_ people: LivePeople) -> (day: Int32, moment: Int64) {
        var day = Int32.min
        for known in orders.days where known != OrderColumns.noDay { day = max(day, known) }
        for seen in people.seenDays where seen != .max { day = max(day, seen) }
        for given in givenBack {
            day = max(day, given.totalDay)
            for step in histories[given.row]?.steps ?? [] { day = max(day, step.day) }
        }
        for record in records { day = max(day, record.day) }
        for refund in unnamedRefunds { day = max(day, refund.day) }
        for mark in unnamedReturns { day = max(day, mark.day) }
        for review in reviews { day = max(day, review.day) }
        return (day, behaviours.moments.max() ?? .min)
    }
}
