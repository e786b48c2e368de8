package import Database
package import Shop

/// The figures that stand for the days of a brand. What stands for a day and a question is never replaced, only forgotten.
package enum Standings {
    /// Those of the question's day; nil when none stand, or only in a form that a newer program writes.
    ///
    /// - Throws: `DatabaseError.corrupt` for figures that cannot be read.
    package static func find(
        _ question: RFMQuestion, settings: FigureSettings, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> StandingFigures? {
        let text = try tx.first(
            """
            SELECT figures
            FROM standing_figures
            WHERE brand_id = \(brand.raw) AND day = \(question.today.number)
                AND question = \(StandingKey(question, settings).bytes) AND form = \(StandingForm.number)
            """
        ) { $0.text(0) }
        guard let text else { return nil }
        do {
            return try ReadStandings.figures(text, on: question.today)
        } catch is DecodingError {
            throw DatabaseError.corrupt(reason: "the figures that stand for \(question.today) cannot be read")
        }
    }

    /// Has figures stand for their day.
    ///
    /// - Returns: what stands: the figures given, or those that somebody else kept before.
    package static func keep(
        _ figures: StandingFigures, of question: RFMQuestion, settings: FigureSettings, brand: ID<Brand>,
        at now: Instant, in tx: WriteTransaction
    ) throws -> StandingFigures {
        let text = try StandingForm(figures).text()
        let rows = try tx.execute(
            """
            INSERT INTO standing_figures (brand_id, day, question, form, figures, reckoned_at)
            VALUES (\(brand.raw), \(question.today.number), \(StandingKey(question, settings).bytes),
                \(StandingForm.number), \(text), \(now.milliseconds))
            ON CONFLICT (brand_id, day, question, form) DO NOTHING
            """)
        guard rows == 0 else { return figures }
        return try find(question, settings: settings, brand: brand, in: tx) ?? figures
    }

    /// Forgets what stands for a day and for all later ones, thresholds too, so that the next look reckons anew.
    package static func forget(from day: BrandDay, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM standing_figures WHERE brand_id = \(brand.raw) AND day >= \(day.number)")
        try StandingThresholds.forget(from: day, brand: brand, in: tx)
    }

    /// Forgets what stood for the days before, thresholds too.
    package static func forget(before day: BrandDay, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM standing_figures WHERE brand_id = \(brand.raw) AND day < \(day.number)")
        try StandingThresholds.forget(before: day, brand: brand, in: tx)
    }
}
