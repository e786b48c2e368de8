import Access
import HTTPTypes
import Insight
import Operations
import Shop

/// Customers in a list: all, those of a segment, or those who are looked for.
enum CustomerListPages {
    static let all: [PageRoute] = [
        .show("/b/{brand}/customers") { visit in
            let shell = try await Shell(visit)
            let list = try await CustomerListPart(shell)
            return shell.page(
                "customers", title: visit.words("customers.title"), at: .customers, try await list.whole())
        },
        .show("/b/{brand}/customers/list") { visit in
            let shell = try await Shell(visit)
            return try await CustomerListPart(shell).part(
                "parts/customer_found", of: shell.path + "/customers?" + shell.visit.query.text)
        },
        .show("/b/{brand}/customers/rows") { visit in
            let shell = try await Shell(visit)
            return try await CustomerListPart(shell).part("parts/customer_rows")
        },
        .post("/b/{brand}/customers/tags", tag),
    ]

    private static func tag(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        let back = shell.path + "/customers?" + (visit.form["return"] ?? "")
        guard let tag = visit.form.filled("tag") else { return .go(SignInPages.own(back)) }
        let isOn = visit.form["act"] != "remove"
        for id in visit.form.all("customer").prefix(mostTagged) {
            _ = try await visit.run(TagCustomer(id, tag: tag, isOn: isOn, brand: shell.name))
        }
        return .go(SignInPages.own(back), cookies: [(isOn ? Notice.tagged : .untagged).cookie])
    }

    private static let mostTagged = 500
}

/// The list as the address asks for it.
struct CustomerListPart {
    enum Column: String, CaseIterable {
        case stage, `class`, purchases, money, last, due
    }

    private static let page = 50
    private let shell: Shell
    private let find: String?
    private let segment: String?
    private let order: CustomerOrder
    private let columns: [Column]

    init(_ shell: Shell) async throws {
        self.shell = shell
        let query = shell.visit.query
        find = query.filled("find")
        segment = find == nil ? query.filled("segment") : nil
        order = query.filled("sort").flatMap { CustomerOrder(rawValue: $0) } ?? .money
        let chosen = query.all("column").compactMap { Column(rawValue: $0) }
        columns =
            chosen.isEmpty ? [.stage, .class, .purchases, .money, .last] : Column.allCases.filter(chosen.contains)
    }

    private var words: Words { shell.words }

    /// The list with what stands round it.
    func whole() async throws -> PageValues {
        let saved = try await shell.visit.run(NameSegments(brand: shell.name))
        var values = try await list()
        let query = shell.visit.query
        var segments = [PageValues.option("", words("customers.everybody"), isChosen: segment == nil)]
        segments += saved.map { .option($0, $0, isChosen: $0 == segment) }
        if let segment, !saved.contains(segment) { segments.append(.option(segment, segment, isChosen: true)) }
        values["segments"] = segments
        values["sorts"] = CustomerOrder.allCases.map { sort in
            PageValues.option(sort.rawValue, words("customers." + Self.word(of: sort)), isChosen: sort == order)
        }
        values["columnChoices"] = Column.allCases.map {
            PageValues.option($0.rawValue, words("customers." + $0.rawValue), isChosen: columns.contains($0))
        }
        values["shownColumns"] = query.all("column")
        values["query"] = query.fields.filter { $0.name != "column" && $0.name != "after" }.map {
            ["name": $0.name, "value": $0.value] as PageValues
        }
        values["form"] = ["find": find ?? ""] as PageValues
        if let segment { values["sentence"] = segment }
        return values
    }

    /// The list alone, for a page that is there.
    ///
    /// - Parameter address: of the page as it is from now on; nil where it stays.
    func part(_ template: String, of address: String? = nil) async throws -> PageReply {
        var values = try await list()
        values["path"] = shell.path
        values["may"] = ["change": shell.may(.changeCustomers)] as PageValues
        return .page(template, values, address: address)
    }

    private func list() async throws -> PageValues {
        let visit = shell.visit
        var values: PageValues = ["queryText": visit.query.replacing("after", with: nil).text]
        var found: BrowseCustomers.Answer?
        do {
            let choice = find.map { BrowseCustomers.Choice.matching($0) } ?? segment.map { .segment($0) } ?? .everybody
            let page = try await visit.run(
                BrowseCustomers(
                    brand: shell.name, choice, by: order, after: visit.query.filled("after"), limit: Self.page))
            found = page
            values["isCut"] = page.isCut
            if let find {
                values["total"] = words(
                    "customers.found", ["count": shell.written.count(page.found ?? 0), "text": find])
            } else {
                values["total"] = words(
                    segment == nil ? "customers.sorted" : "customers.inSegment",
                    ["order": words("customers." + Self.word(of: order))])
            }
            if let next = page.next {
                let query = visit.query.replacing("after", with: next).text
                values["next"] = shell.path + "/customers?" + query
                values["nextRows"] = shell.path + "/customers/rows?" + query
            }
        } catch let error as any Explained where error.kind == .invalid && segment != nil {
            values["problem"] = error.message(in: visit.language)
            values["total"] = ""
        }
        let lines = found?.lines ?? []
        values["hasRows"] = !lines.isEmpty
        values["nothingFound"] = lines.isEmpty && (find != nil || segment != nil)
        values["nobodyYet"] = lines.isEmpty && find == nil && segment == nil
        values["heads"] = columns.map { column in
            PageValues.filled([
                "label": words("customers." + column.rawValue), "isNumber": Self.isNumber(column),
                "sorted": Self.isSorted(column, by: order) && find == nil ? "descending" : nil,
                "sort": sortAddress(column),
            ])
        }
        values["rows"] = lines.map { row($0, found?.labels ?? .standard) }
        return values
    }

    private func row(_ line: BrowsedCustomer, _ labels: LabelSet) -> PageValues {
        [
            "id": line.id, "name": line.name ?? line.id, "isErased": line.isErased,
            "address": shell.path + "/customers/" + line.id,
            "cells": columns.map { cell($0, line, line.isErased ? nil : line.figures, labels) },
        ]
    }

    private func cell(
        _ column: Column, _ line: BrowsedCustomer, _ figures: PersonFigures?, _ labels: LabelSet
    ) -> PageValues {
        let (written, language) = (shell.written, shell.visit.language)
        let today = shell.today
        let text: String
        switch column {
        case .stage:
            return .filled([
                "text": figures?.stage.name(in: language).begun ?? "", "stage": figures?.stage.rawValue,
                "isNumber": false,
            ])
        case .class:
            let label = figures?.rfm?.label(labels)(in: language)
            return ["text": label ?? figures?.scores?.code ?? "", "isNumber": false]
        case .purchases: text = line.totals.map { written.count($0.purchases) } ?? ""
        case .money: text = line.totals.map { written.money($0.money) } ?? ""
        case .last:
            text = line.totals?.last.map { written.day($0, today: today) } ?? words("customers.neverYet")
        case .due: text = figures?.due.map { written.day($0, today: today) } ?? ""
        }
        return [
            "text": text, "isNumber": Self.isNumber(column), "label": words("customers." + column.rawValue),
        ]
    }

    private func sortAddress(_ column: Column) -> String? {
        let sort: CustomerOrder? =
            switch column {
            case .money: .money
            case .last: .lastPurchase
            case .stage, .class, .purchases, .due: nil
            }
        guard let sort, find == nil else { return nil }
        return shell.path + "/customers?"
            + shell.visit.query.replacing("after", with: nil).replacing("sort", with: sort.rawValue).text
    }

    private static func isNumber(_ column: Column) -> Bool {
        switch column {
        case .purchases, .money, .last, .due: true
        case .stage, .class: false
        }
    }

    private static func isSorted(_ column: Column, by order: CustomerOrder) -> Bool {
        switch order {
        case .money: column == .money
        case .lastPurchase: column == .last
        case .id: false
        }
    }

    private static func word(of order: CustomerOrder) -> String {
        switch order {
        case .money: "byMoney"
        case .lastPurchase: "byLast"
        case .id: "byAge"
        }
    }
}
