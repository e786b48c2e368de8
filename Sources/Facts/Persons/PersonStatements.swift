package import Database
import Shop

/// What is stated of persons beside what they bought and did: tags, traits, consents, interactions. Older news that come
/// late are appended, and change nothing that stands.
package enum PersonStatements {
    /// - Returns: how many were new. One whose number is known already is passed over.
    /// - Complexity: a fixed number of queries per batch, and one for each new word.
    package static func record(
        _ entries: [PersonFactEntry], from source: PersonFactSource, words: inout WordDirectory,
        in tx: WriteTransaction
    ) throws -> Int {
        var tags: [ToldOnce<(name: String, isOn: Bool)>] = []
        var traits: [ToldOnce<StatedTrait>] = []
        var consents: [ToldOnce<StatedConsent>] = []
        var interactions: [ToldOnce<StatedInteraction>] = []
        for entry in entries {
            switch entry.fact.content {
            case .tag(let name, let isOn): tags.append(ToldOnce(entry, from: source, (name, isOn)))
            case .trait(let trait): traits.append(ToldOnce(entry, from: source, trait))
            case .consent(let consent): consents.append(ToldOnce(entry, from: source, consent))
            case .interaction(let interaction): interactions.append(ToldOnce(entry, from: source, interaction))
            }
        }
        return try Tags.record(tags, from: source, words: &words, in: tx)
            + Traits.record(traits, from: source, words: &words, in: tx)
            + Consents.record(consents, from: source, in: tx)
            + Interactions.record(interactions, from: source, in: tx)
    }
}
