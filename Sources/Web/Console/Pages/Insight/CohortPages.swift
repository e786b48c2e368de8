/// Of those who first bought in a month: how many bought again, and when.
enum CohortPages {
    private static let path = "/b/{brand}/cohorts"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let part = try await CohortPart(visit)
            return part.page(try await part.returns())
        },
        .show(path + "/rates.csv") { visit in
            try await CohortPart(visit).returns().ratesSheet.reply(named: "cohorts-rates.csv")
        },
        .show(path + "/cohorts.csv") { visit in
            try await CohortPart(visit).sheet.reply(named: "cohorts.csv")
        },
        .show(path + "/curve.csv") { visit in
            try await CohortPart(visit).returns().curveSheet.reply(named: "cohorts-curve.csv")
        },
        .show(path + "/paths.csv") { visit in
            try await CohortPart(visit).returns().paths.sheet.reply(named: "cohorts-paths.csv")
        },
    ]
}
