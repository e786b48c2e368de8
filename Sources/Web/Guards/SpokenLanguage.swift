import Shop

/// The language that a caller wants to be answered in, by `Accept-Language` (RFC 9110, 12.5.4): the first of the best that is
/// spoken here; English where none is.
enum SpokenLanguage {
    static func of(_ header: String?) -> Language {
        let wanted = (header ?? "").prefix(500).split(separator: ",").compactMap { part -> (Language, Double)? in
            let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let tag = pieces.first, let language = Language(tag: tag) else { return nil }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? (language, weight) : nil
        }
        return wanted.max { $0.1 < $1.1 }?.0 ?? .english
    }
}
