/// What a brand, a store or a segment may be called: it is shown in lines and tables.
package enum NameRules {
    private static let longest = 100

    /// - Throws: `AccessError.emptyName`, `.unfitName`.
    package static func check(_ name: String) throws {
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
