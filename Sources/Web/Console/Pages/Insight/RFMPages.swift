/// RFM of a brand: the eight classes as a picture, where the lines between them lie, and who moved.
enum RFMPages {
    private static let path = "/b/{brand}/rfm"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let part = try await RFMPart(visit)
            return part.page(movement: try await part.movement())
        },
        .show(path + "/classes.csv") { visit in
            try await RFMPart(visit).sheets.classes.reply(named: "rfm-classes.csv")
        },
        .show(path + "/heat.csv") { visit in
            try await RFMPart(visit).sheets.heat.reply(named: "rfm-heat.csv")
        },
        .show(path + "/movement.csv") { visit in
            guard let movement = try await RFMPart(visit).movement() else { throw WebError.noSuchPage }
            return movement.sheet.reply(named: "rfm-movement.csv")
        },
    ]
}
