import Insight
import Operations
import Shop

/// What is being written: a new segment, or another definition of one.
struct SegmentEdit {
    let shell: Shell
    /// Nil for a new one.
    let segment: SavedSegment?

    init(_ shell: Shell, _ segment: SavedSegment?) {
        self.shell = shell
        self.segment = segment
    }

    var heading: String {
        segment.map { shell.words("segments.editTitle", ["name": $0.name]) } ?? shell.words("segments.newTitle")
    }

    var values: PageValues {
        let back = segment.map { shell.address(of: $0) } ?? shell.path + "/segments"
        let action = segment == nil ? back + "/new" : back + "/edit"
        return [
            "heading": heading, "action": action, "back": back, "canEnter": segment != nil,
            "enterChosen": shell.visit.form["enter"] == "yes",
        ]
    }

    /// What is wrong with a name: another definition of one that is there would be written over it.
    func mistake(inName name: String) async throws -> String? {
        guard !name.isEmpty else { return shell.words("segments.nameMissing") }
        if let segment { return segment.name == name ? nil : shell.words("segments.nameStays") }
        let known = try await shell.visit.run(NameSegments(brand: shell.name))
        return known.contains(name) ? shell.words("segments.nameTaken") : nil
    }
}
