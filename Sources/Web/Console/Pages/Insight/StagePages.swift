/// Where customers stood month by month, what they bring, who may be written to, and who moved.
enum StagePages {
    private static let path = "/b/{brand}/stages"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let shell = try await Shell(visit)
            let flow = try await StageFlowPart(shell)
            let worth = try await StageWorthPart(shell)
            let reach = try await StageReachPart(shell)
            let moves = try await StageMovesPart(shell)
            var values: PageValues = ["coverage": shell.stated(worth.coverage)]
            if worth.buyers == 0 {
                values["empty"] = true
            } else {
                values["full"] = true
                for part in [flow.values, worth.values, reach.values, moves.values] { values.merge(part) { $1 } }
            }
            let csv = [
                "flow": shell.path + "/stages/flow.csv", "values": shell.path + "/stages/values.csv",
                "reach": shell.path + "/stages/reach.csv", "moves": shell.beside("/stages/moves.csv", visit.query),
            ]
            return shell.insight("stages", title: visit.words("stages.title"), in: .stages, csv: csv, values)
        },
        .show(path + "/flow.csv") { visit in
            try await StageFlowPart(try await Shell(visit)).sheet.reply(named: "stages-flow.csv")
        },
        .show(path + "/values.csv") { visit in
            try await StageWorthPart(try await Shell(visit)).sheet.reply(named: "stages-values.csv")
        },
        .show(path + "/reach.csv") { visit in
            try await StageReachPart(try await Shell(visit)).sheet.reply(named: "stages-reach.csv")
        },
        .show(path + "/moves.csv") { visit in
            try await StageMovesPart(try await Shell(visit)).sheet.reply(named: "stages-moves.csv")
        },
    ]
}
