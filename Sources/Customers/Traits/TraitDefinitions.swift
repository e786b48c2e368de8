package import Database
package import Shop

/// 偏好标签库: the traits that a brand keeps.
package enum TraitDefinitions {
    /// By name.
    package static func all(brand: ID<Brand>, in tx: ReadTransaction) throws -> [TraitDefinition] {
        try tx.all(
            """
            SELECT name, form, choices, unit, lowest, highest
            FROM trait_definitions
            WHERE brand_id = \(brand.raw)
            ORDER BY name
            """
        ) { row in
            guard let form = TraitDefinition.Form(rawValue: row.text(1)) else {
                throw DatabaseError.corrupt(reason: "a trait of an unknown form")
            }
            let choices = row.text(2)
            return TraitDefinition(
                name: row.text(0), form: form,
                choices: choices.isEmpty ? [] : choices.split(separator: "\n").map(String.init),
                unit: row.optionalText(3), lowest: row.optionalInt64(4).map { Millionths($0) },
                highest: row.optionalInt64(5).map { Millionths($0) })
        }
    }

    /// - Throws: `CustomersError.noSuchTrait`.
    package static func find(
        _ name: String, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> TraitDefinition {
        let all = try all(brand: brand, in: tx)
        guard let found = all.first(where: { $0.name == name }) else {
            throw CustomersError.noSuchTrait(name: name, known: all.map(\.name))
        }
        return found
    }

    /// Defines a trait, or one that there is anew: what was told before stands as it was told.
    ///
    /// - Throws: `CustomersError.badDefinition`.
    package static func define(
        _ trait: TraitDefinition, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try TraitRules.check(trait)
        try tx.execute(
            """
            INSERT INTO trait_definitions (brand_id, name, form, choices, unit, lowest, highest, defined_at)
            VALUES (\(brand.raw), \(trait.name), \(trait.form.rawValue), \(trait.choices.joined(separator: "\n")),
                \(trait.unit), \(trait.lowest?.raw), \(trait.highest?.raw), \(now.milliseconds))
            ON CONFLICT (brand_id, name) DO UPDATE
            SET form = excluded.form, choices = excluded.choices, unit = excluded.unit, lowest = excluded.lowest,
                highest = excluded.highest, defined_at = excluded.defined_at
            """)
    }

    /// Takes a definition away; what was told of persons stays.
    package static func remove(_ name: String, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM trait_definitions WHERE brand_id = \(brand.raw) AND name = \(name)")
    }
}
