/// Every page of the console, and everything its forms do.
enum ConsolePages {
    static var all: [PageRoute] {
        [
            SignInPages().all, AccountPages.all, TodayPages.all, DuePages.all, CustomerListPages.all,
            CustomerPages.all, CustomerActPages.all, DecisionPages.all, ImportPages.all, ClerkPages.all,
            SettingsPages.all,
            SecondFactorPages.all,
        ].flatMap(\.self)
    }
}
