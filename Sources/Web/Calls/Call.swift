import Access
import Hummingbird
import Operations
import Shop

/// One request as a route sees it: who asks for what, and in which language.
struct Call: Sendable {
    let installation: Installation
    let caller: Caller
    let language: Language
    let now: Instant
    /// Where it comes from, seen through the proxies that are trusted.
    let address: String
    /// What stands in the address for the names in brackets.
    let path: [String: String]
    /// `name=value` pairs behind the question mark, as they stand there.
    let query: String
    let body: [UInt8]
    /// What is sent where a route takes a file, still on its way; nil elsewhere.
    var file: RequestBody?

    subscript(_ name: String) -> String { path[name] ?? "" }

    /// The brand that the address names.
    var brand: String { self["brand"] }

    func run<Asked: Askable>(_ operation: Asked) async throws -> Asked.Output {
        try await operation.ask(of: installation, as: caller, at: now)
    }
}
