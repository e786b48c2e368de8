import Mustache

/// All templates, read once.
enum Templates {
    static let library: MustacheLibrary = {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        var library = MustacheLibrary()
        for (path, text) in EmbeddedFile.texts(ending: ".mustache") where path.hasPrefix("templates/") {
            // They are the program's own; a test reads each. Each says for itself how its values are written, as one that is
            // taken in by another begins anew.
            try? library.register(
                "{{% CONTENT_TYPE: \(PageText.name)}}" + text, named: String(path.dropFirst("templates/".count)))
        }
        return library
    }()

    /// - Returns: nothing for a template that there is not.
    static func render(_ name: String, _ values: PageValues) -> String {
        library.render(values, withTemplate: name) ?? ""
    }
}
