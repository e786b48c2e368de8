/// Every page of the console, and everything its forms do.
enum ConsolePages {
    /// - Parameter sample: makes up a small brand that ends the day before a moment; nil where none is offered.
    static func all(sample: SampleMaker?) -> [PageRoute] {
        [
            SignInPages().all, StartPages.all, FirstBrandPages(sample: sample).all, AccountPages.all, TodayPages.all,
            DuePages.all, CustomerListPages.all,
            CustomerPages.all, CustomerActPages.all, SegmentPages.all, InsightPages.all, ComparePages.all,
            DecisionPages.all,
            ImportPages.all, ClerkPages.all, SettingsPages.all,
            SecondFactorPages.all,
        ].flatMap(\.self)
    }
}
