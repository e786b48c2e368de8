import Access
import Shop

/// What a form changes of a brand's settings: the steps that lead there, or what is wrong with it.
struct SettingChange {
    /// In an order in which each can be taken: the bounds of stages must follow each other at any time.
    let steps: [(name: SettingName, value: String)]
    let errors: [SettingName: Phrase]

    init(_ form: FormFields, from before: BrandSettings) throws {
        var settings = before
        var steps: [(name: SettingName, value: String)] = []
        var errors: [SettingName: Phrase] = [:]
        var waiting = SettingName.allCases.filter { form[$0.rawValue] != nil }
        var isGoingOn = true
        while isGoingOn {
            let tried = waiting
            waiting = []
            errors = [:]
            for name in tried {
                let value = form.filled(name.rawValue) ?? ""
                let old = settings.value(of: name.rawValue)
                guard value != old else { continue }
                do {
                    try settings.set(name.rawValue, to: value)
                    if settings.value(of: name.rawValue) != old { steps.append((name, value)) }
                } catch let error as AccessError {
                    errors[name] = error.message
                    waiting.append(name)
                }
            }
            // What did not fit may fit beside what has been set since.
            isGoingOn = !waiting.isEmpty && waiting.count < tried.count
        }
        self.steps = steps
        self.errors = errors
    }
}
