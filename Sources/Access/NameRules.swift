/// What a brand, a store or a segment may be called: it is shown in lines and tables.
package enum NameRules {
    /// - Throws: `AccessError.emptyName`, `.unfitName`.
    package static func check(_ name: String, longest: Int = 100) throws {
        guard !name.isEmpty else { throw AccessError.emptyName }
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            // What joins the parts of an emoji is a format character too.
            case .format: scalar == "\u{200D}"
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
            default: true
            }
        }
        let isTrimmed = name.first?.isWhitespace == false && name.last?.isWhitespace == false
        guard isPlain, isTrimmed, name.count <= longest else { throw AccessError.unfitName(longest: longest) }
    }
}
