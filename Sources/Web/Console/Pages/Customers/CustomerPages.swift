import Access
import Customers
import Facts
import HTTPTypes
import Insight
import Operations
import Shop

/// One customer (画像): who they are, what they are worth, what is due, and everything that happened.
enum CustomerPages {
    private static let path = "/b/{brand}/customers/{customer}"

    static let all: [PageRoute] = [
        .show(path) { try await page($0) },
        .show(path + "/timeline") { visit in
            let shell = try await Shell(visit)
            let page = try await visit.run(
                ReadTimeline(
                    id: visit["customer"], brand: shell.name, after: visit.query.filled("after"), limit: pageLength))
            return .page("parts/timeline_items", TimelinePart(shell, address: address(shell)).values(of: page))
        },
        .show(path + "/why") { visit in
            let shell = try await Shell(visit)
            return .page(
                "parts/why",
                try await WhyPart(shell).values(of: visit["customer"], in: visit.query.filled("segment") ?? ""))
        },
        .post(path + "/revealed") { visit in
            let shell = try await Shell(visit)
            let revealed = try await visit.run(RevealCustomer(id: visit["customer"], brand: shell.name))
            let items: [PageValues] = revealed.values.map {
                ["kind": $0.kind.name(in: visit.language), "text": $0.text]
            }
            let values: PageValues = ["items": items]
            guard !visit.isPart else { return .page("parts/revealed", values) }
            return try await page(visit, more: ["revealed": values])
        },
        .post(path + "/tags") { visit in
            try await change(visit, saying: .tagged, field: "tag") { shell in
                _ = try await visit.run(
                    TagCustomer(visit["customer"], tag: visit.form.filled("tag") ?? "", isOn: true, brand: shell.name))
            }
        },
        .post(path + "/tags/remove") { visit in
            try await change(visit, saying: .untagged, field: "tag") { shell in
                _ = try await visit.run(
                    TagCustomer(visit["customer"], tag: visit.form["tag"] ?? "", isOn: false, brand: shell.name))
            }
        },
        .post(path + "/consents") { visit in
            try await change(visit, saying: .consent, field: "consent") { shell in
                guard let channel = visit.form["channel"].flatMap({ ConsentChannel(rawValue: $0) }) else { return }
                _ = try await visit.run(
                    TellConsent(
                        StatedConsent(
                            channel, for: .marketing, isWithdrawn: visit.form["isGiven"] == "false",
                            method: visit.form["method"] ?? ""), of: visit["customer"], brand: shell.name))
            }
        },
        .post(path + "/traits") { visit in
            try await change(visit, saying: .trait, field: "trait") { shell in
                _ = try await visit.run(
                    SetTrait(
                        visit["customer"], name: visit.form["trait"] ?? "", to: visit.form.filled("value"),
                        brand: shell.name))
            }
        },
        .post(path + "/risks/{risk}/end") { visit in
            try await change(visit, saying: .lifted, field: "risk") { shell in
                _ = try await visit.run(LiftRisk(visit["risk"], brand: shell.name))
            }
        },
        .post(path + "/merges/{merge}/end") { visit in
            try await change(visit, saying: .parted, field: "merge") { shell in
                _ = try await visit.run(UnmergeCustomers(visit["merge"], brand: shell.name))
            }
        },
    ]

    static let pageLength = 20

    static func address(_ shell: Shell) -> String {
        shell.path + "/customers/" + shell.visit["customer"]
    }

    /// Does what a form says and shows the page again; what cannot be done is said under its field, with what was typed.
    private static func change(
        _ visit: Visit, saying notice: Notice, field: String, _ act: (Shell) async throws -> Void
    ) async throws -> PageReply {
        let shell = try await Shell(visit)
        do {
            try await act(shell)
            return .go(address(shell), cookies: [notice.cookie])
        } catch let error as any Explained where error.isMendable {
            let message = error.message(in: visit.language)
            return try await page(
                visit, more: ["errors": [field: message] as PageValues, "problem": message],
                status: .unprocessableContent)
        }
    }

    private static func page(
        _ visit: Visit, more: PageValues = [:], status: HTTPResponse.Status = .ok
    ) async throws -> PageReply {
        let shell = try await Shell(visit)
        let profile = try await visit.run(ShowCustomer(id: visit["customer"], brand: shell.name))
        let portrait = CustomerPortrait(shell, profile)
        var values = portrait.values
        values["form"] = ["tag": visit.form["tag"] ?? "", "value": visit.form["value"] ?? ""] as PageValues
        let saved = try await visit.run(NameSegments(brand: shell.name))
        let asked = visit.query.filled("segment")
        values["segments"] = saved.map { PageValues.option($0, $0, isChosen: $0 == asked) }
        values["hasSegments"] = !saved.isEmpty
        if let asked { values["why"] = try await WhyPart(shell).values(of: visit["customer"], in: asked) }
        if let after = visit.query.filled("after") {
            let page = try await visit.run(
                ReadTimeline(id: visit["customer"], brand: shell.name, after: after, limit: pageLength))
            values.merge(TimelinePart(shell, address: address(shell)).values(of: page)) { $1 }
        }
        if profile.erased == nil, shell.may(.changeCustomers) {
            let traits = try await visit.run(ListTraits(brand: shell.name)).map {
                PageValues.option($0.name, $0.name, isChosen: $0.name == visit.form["trait"])
            }
            values["traitChoices"] = traits
            values["canTrait"] = !traits.isEmpty
        }
        return shell.page(
            "customer", title: portrait.name, at: .customers, values.merging(more) { $1 }
        ).with(status)
    }
}
