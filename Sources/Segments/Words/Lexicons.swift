import Shop

/// The words of each kind, made ready once.
enum Lexicons {
    static let stages = Stage.lexicon()
    static let valueTiers = ValueTier.lexicon()
    static let lapses = Lapse.lexicon()
    static let platforms = Platform.lexicon()
    static let channels = ConsentChannel.lexicon()
    static let purposes = ConsentPurpose.lexicon()
    static let counts = CountWord.lexicon()
    static let times = Lexicon<UnitWord>([(.times, UnitWord.timesSpelling)])
    static let tests = TestWord.lexicon()
    static let numberTests = Lexicon<TestWord>(
        TestWord.allCases.filter { $0 != .among && $0 != .notAmong }.map { ($0, $0.spelling) })
    static let choices = Lexicon<TestWord>(
        [.equal, .unequal, .among, .notAmong].map { ($0, $0.spelling) })
    static let dayComparisons = DayComparison.lexicon()
    static let periods = PeriodWord.lexicon()
    static let dayEndings = DayEnding.lexicon()
    static let filters = FilterWord.lexicon()
    static let days = Lexicon<PeriodWord>([.today, .yesterday].map { ($0, $0.spelling) })
    static let flags = Lexicon<Bool>([(true, Keyword.yes.spelling), (false, Keyword.no.spelling)])
}
