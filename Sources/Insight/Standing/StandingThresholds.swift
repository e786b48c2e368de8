package import Database
import Segments
package import Shop

/// Thresholds that stand for the days of a brand. One that stands for a day is never replaced, only forgotten.
package enum StandingThresholds {
    /// Those of a question that stand for its day.
    package static func find(
        _ question: SegmentQuestion, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> KnownThresholds {
        let asked = Dictionary(uniqueKeysWithValues: question.everyThreshold.map { (question.key(of: $0), $0) })
        var found: [Threshold: Ratio?] = [:]
        try tx.forEach(
            """
            SELECT clause, numerator, denominator
            FROM standing_thresholds
            WHERE brand_id = \(brand.raw) AND day = \(question.today.number) AND clause IN \(list: asked.keys.sorted())
            """
        ) { row in
            guard let threshold = asked[row.text(0)] else { return }
            found[threshold] = .some(try ratio(row.optionalText(1), row.optionalText(2)))
        }
        return KnownThresholds(found)
    }

    /// Has thresholds stand for their day, where none stand yet.
    package static func keep(
        _ thresholds: KnownThresholds, of question: SegmentQuestion, brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        for (threshold, figure) in thresholds.all {
            try tx.execute(
                """
                INSERT INTO standing_thresholds (brand_id, day, clause, numerator, denominator, reckoned_at)
                VALUES (\(brand.raw), \(question.today.number), \(question.key(of: threshold)),
                    \(figure.map { String($0.numerator) }), \(figure.map { String($0.denominator) }),
                    \(now.milliseconds))
                ON CONFLICT (brand_id, day, clause) DO NOTHING
                """)
        }
    }

    /// Forgets what stands for a day and for all later ones.
    static func forget(from day: BrandDay, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM standing_thresholds WHERE brand_id = \(brand.raw) AND day >= \(day.number)")
    }

    /// Forgets what stood for the days before.
    static func forget(before day: BrandDay, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM standing_thresholds WHERE brand_id = \(brand.raw) AND day < \(day.number)")
    }

    private static func ratio(_ numerator: String?, _ denominator: String?) throws -> Ratio? {
        guard let numerator, let denominator else { return nil }
        guard let above = Int128(numerator), let below = Int128(denominator), let ratio = Ratio(above, over: below)
        else {
            throw DatabaseError.corrupt(reason: "a threshold that stands is no number: \(numerator)/\(denominator)")
        }
        return ratio
    }
}

extension SegmentQuestion {
    /// By what a threshold is found again: its clause as one writes it, and a digest of the settings that figures hang on.
    fileprivate func key(of threshold: Threshold) -> String {
        let test: NumberTest =
            switch threshold.kind {
            case .average: .compare(.more, .average)
            case .median: .compare(.more, .median)
            case .top(let share): .top(share)
            case .bottom(let share): .bottom(share)
            }
        let clause = NumberClause(threshold.measure, threshold.filter, is: test, period: threshold.period)
        let digest = StandingKey(rfm, settings).bytes.map { String($0, radix: 16) }.joined(separator: ".")
        return Segment.clause(.number(clause)).text(in: .english) + " # " + digest
    }
}
