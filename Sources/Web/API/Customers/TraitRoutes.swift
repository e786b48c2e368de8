import Access
import Customers
import HTTPTypes
import Operations
import Shop

extension TraitDefinition.Form: Choice {}

/// What the brand keeps of its customers.
enum TraitRoutes {
    static let all: [Route] = [list, define, remove]

    private static let list = Route.read(
        "/brands/{brand}/traits", "listTraits", .customers,
        Phrase(en: "The traits that the brand keeps.", zh: "属性列表。"), ask: { call in ListTraits(brand: call.brand) },
        show: { traits, call in Listed(items: traits.map { TraitBody($0, in: call.language) }) })

    private struct DefineBody: Codable, Sendable {
        let type: TraitDefinition.Form
        /// What a choice may be, in order.
        let choices: [String]?
        /// What a number counts, as `cm`.
        let unit: String?
        /// The least and the most that a number or a date may be.
        let from: String?
        let to: String?
    }

    private static let define = Route.change(
        .put, "/brands/{brand}/traits/{trait}", "defineTrait", .customers,
        Phrase(en: "Define a trait, or define it anew.", zh: "定义属性，或更新定义。"), body: DefineBody.self,
        ask: { call, given in
            DefineTrait(
                TraitDefinition(
                    name: call["trait"], form: given.type, choices: given.choices ?? [], unit: given.unit,
                    lowest: try bound(given.from, of: given.type, at: "/from"),
                    highest: try bound(given.to, of: given.type, at: "/to")), brand: call.brand)
        })

    private static let remove = Route.act(
        .delete, "/brands/{brand}/traits/{trait}", "removeTrait", .customers,
        Phrase(en: "Take a definition away; what was told stays.", zh: "删除定义（已填内容保留）。"),
        ask: { call in RemoveTrait(call["trait"], brand: call.brand) })

    private static func bound(
        _ text: String?, of form: TraitDefinition.Form, at pointer: String
    ) throws -> Millionths? {
        guard let text else { return nil }
        guard let bound = form.bound(text) else {
            let reason = Phrase(en: "this is no bound of such a trait", zh: "不能作为该类属性的范围")
            throw WebError.unfit([SchemaCheck.Fault(pointer: pointer, reason: reason)])
        }
        return bound
    }
}

/// A trait that the brand keeps.
struct TraitBody: Codable, Sendable {
    let name: String
    let type: TraitDefinition.Form
    let choices: [String]
    let unit: String?
    let from: String?
    let to: String?
    /// What it may be, in words.
    let expected: String

    init(_ trait: TraitDefinition, in language: Language) {
        name = trait.name
        type = trait.form
        choices = trait.choices
        unit = trait.unit
        from = trait.lowest.map(trait.written)
        to = trait.highest.map(trait.written)
        expected = TraitRules.expected(of: trait)(in: language)
    }
}
