import Access
import Customers
import HTTPTypes
import Operations
import Shop

/// The counter of a store: who stands there, and what they take home.
enum ClerkPages {
    private static let path = "/b/{brand}/clerk"

    static let all: [PageRoute] = [
        .show(path) { visit in try await findPage(visit) },
        .show(path + "/visit") { visit in
            let shell = try await Shell(visit)
            guard let visitor = CounterVisitor(visit.query) else { return .go(shell.path + "/clerk") }
            return try await visitPage(shell, visitor, CounterForm())
        },
        .post(path + "/visit", record),
    ]

    private static func findPage(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        let text = visit.query.filled("find")
        var values: PageValues = ["form": ["find": text ?? ""] as PageValues, "asked": text != nil]
        if let text {
            let found = try await visit.run(LookUpCustomer(text, brand: shell.name)).lines
            values["people"] = found.map { person($0, foundBy: text, shell) }
            let isKnown = found.contains { $0.isExact }
            if !isKnown, shell.may(.recordVisits), let visitor = CounterVisitor(typed: text) {
                values["newAddress"] = address(shell, visitor, foundBy: text)
            }
        } else {
            // The page without a word asked for is open to the same as the answers are.
            guard shell.may(.lookUpCustomers) else { throw AccessError.forbidden(.lookUpCustomers) }
        }
        return shell.page("clerk", title: visit.words("clerk.title"), at: .counter, values)
    }

    private static func address(_ shell: Shell, _ visitor: CounterVisitor, foundBy text: String) -> String {
        let query = FormFields([("by", visitor.by.rawValue), ("value", visitor.value), ("find", text)])
        return shell.path + "/clerk/visit?" + query.text
    }

    private static func person(
        _ line: LookUpCustomer.Answer.Line, foundBy text: String, _ shell: Shell
    ) -> PageValues {
        let name = line.name ?? line.customer
        let risks = line.risks.map { $0(in: shell.visit.language) }
        return .filled([
            "address": address(shell, CounterVisitor(by: .customer, value: line.customer), foundBy: text),
            "initial": Written.initial(of: name), "name": name, "detail": bought(line, shell), "risk": risks.first,
            "sure": line.isExact ? shell.words("clerk.sure") : nil,
        ])
    }

    private static func bought(_ line: LookUpCustomer.Answer.Line, _ shell: Shell) -> String {
        guard let last = line.last else { return shell.words("clerk.never") }
        let written = shell.written
        return shell.words(
            "clerk.detail", count: line.purchases,
            ["count": written.count(line.purchases), "date": written.day(of: last, today: shell.today)])
    }

    private static func record(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        guard let visitor = CounterVisitor(visit.form) else { return .go(shell.path + "/clerk") }
        let form = CounterForm(visit.form)
        guard let items = form.bought else {
            return try await visitPage(shell, visitor, form, errors: ["items": form.complaint(visit.words)])
        }
        do {
            let outcome = try await visit.run(
                RecordStoreVisit(
                    StoreVisit(visitor.visitor, store: form.store, key: form.key, items: items), brand: shell.name))
            let notice: Notice = outcome.isNew ? .visitRecorded : .visitKnown
            return .go(shell.path + "/clerk", cookies: [notice.cookie])
        } catch CustomersError.visitDiffers(let key) {
            return try await visitPage(
                shell, visitor, form, errors: ["key": visit.words("clerk.differs", ["number": key])])
        } catch AccessError.emptyName {
            return try await visitPage(shell, visitor, form, errors: ["key": visit.words("clerk.noReceipt")])
        } catch AccessError.noPhysicalStore {
            return try await visitPage(shell, visitor, form, problem: visit.words("clerk.noStore"))
        } catch let error as any Explained where SettingsFrame.isShown(error) {
            return try await visitPage(shell, visitor, form, problem: error.message(in: visit.language))
        }
    }

    /// - Throws: what looking somebody up does; whoever may not gets no page.
    private static func visitPage(
        _ shell: Shell, _ visitor: CounterVisitor, _ form: CounterForm, errors: PageValues = [:],
        problem: String? = nil
    ) async throws -> PageReply {
        let visit = shell.visit
        let found = visit.query.filled("find") ?? visitor.value
        let lines = try await visit.run(LookUpCustomer(found, brand: shell.name)).lines
        let line = lines.first { visitor.by == .customer ? $0.customer == visitor.value : $0.isExact }
        let name = line?.name ?? visitor.value
        let stores = try await visit.run(ListStores(brand: shell.name)).filter { $0.platform == .physical }
        var facts = line.map { [bought($0, shell)] } ?? []
        if line == nil, visitor.by != .customer { facts = [visit.words("clerk.newHere")] }
        let isWrong = !errors.isEmpty || problem != nil
        let page = shell.page(
            "clerk_visit", title: visit.words("clerk.title"), at: .counter,
            .filled([
                "address": shell.path + "/clerk/visit?" + FormFields([("find", found)]).text,
                "person": ["initial": Written.initial(of: name), "name": name, "facts": facts] as PageValues,
                "risks": (line?.risks ?? []).map { $0(in: visit.language) },
                "visitor": ["by": visitor.by.rawValue, "value": visitor.value] as PageValues,
                "hasStores": stores.count > 1,
                "stores": stores.map { PageValues.option($0.name, $0.name, isChosen: $0.name == form.store) },
                "form": ["key": form.key] as PageValues, "items": form.rows, "errors": errors, "problem": problem,
            ]))
        return isWrong ? page.with(.unprocessableContent) : page
    }
}
