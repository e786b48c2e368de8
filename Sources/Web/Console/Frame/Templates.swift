import Mustache

/// All templates, read once.
enum Templates {
    static let library: MustacheLibrary = {
        var library = MustacheLibrary()
        for (path, text) in EmbeddedFile.texts(ending: ".mustache") where path.hasPrefix("templates/") {
            // They are the program's own; a test reads each.
            try? library.register(text, named: String(path.dropFirst("templates/".count)))
        }
        return library
    }()

    /// - Returns: nothing for a template that there is not.
    static func render(_ name: String, _ values: PageValues) -> String {
        library.render(values, withTemplate: name) ?? ""
    }
}
