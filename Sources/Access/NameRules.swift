/// What a brand or a store may be called: it is shown in lines and tables.
enum NameRules {
    private static let longest = 100

    /// - Throws: `AccessError.emptyName`, `.unfitName`.
    static func check(_ name: String) throws {
        guard !name.isEmpty else { throw AccessError.emptyName }
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
            default: true
            }
        }
        guard isPlain, name.count <= longest else { throw AccessError.unfitName(longest: longest) }
    }
}
