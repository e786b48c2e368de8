import Testing

@testable import Imports

struct MappingAliasesTests {
    @Test(arguments: [
        ("a: &b c", 1, 4), ("a: 1\n? *b\n: 2", 2, 3), ("a: [x, *b]", 1, 8), ("- *b", 1, 3),
        ("a: 'it''s'\nb: &c d", 2, 4),
    ])
    func theFirstIsFound(_ yaml: String, _ line: Int, _ column: Int) {
        let found = MappingAliases.first(in: yaml)
        #expect(found?.line == line && found?.column == column)
    }

    @Test(arguments: [
        "status:\n  \"*\": paid", "status:\n  '*x': paid", "title: A & B", "title: \"a \\\" &b\"", "a: 1 # see *b",
        "title: 5*x", "title: R&D", "unless: {join: [a, b]}",
    ])
    func whatOnlyLooksLikeOneIsLetBe(_ yaml: String) {
        #expect(MappingAliases.first(in: yaml) == nil)
    }
}
