/// How the customers of a brand behave. Shares are between 0 and 1.
struct SampleHabits {
    /// The brand's life, ending on its last day.
    var days: Int
    /// How strongly promotions and new arrivals draw, 0 to 1.
    var promotionStrength: Double
    /// Rates of purchase differ between people by a gamma distribution of this shape.
    var rateShape: Double
    /// The mean rate, before `activity`.
    var ordersPerYear: Double
    /// Multiplies all rates: found so that the brand gets the orders it is to have.
    var activity = 1.0
    /// People stay for an exponentially distributed time with this mean.
    var stayDays: Double
    var oneTimeShare: Double
    /// The power of the day on which customers come for the first time: 1 for an even flow, below 1 for a growing one.
    var growth: Double
    var resellerShare: Double
    var staffShare: Double
    var brusherShare: Double
    /// People who look and never buy.
    var prospectShare: Double
    /// People who buy in two stores, under two names.
    var twoStoresShare: Double
    /// Buyers whose nick the platform hides; most have an ouid.
    var maskedShare: Double
    /// Orders of online stores that name nobody.
    var unclaimedShare: Double
    var unpaidShare: Double
    var refundShare: Double
    var reviewShare: Double
    var behavioursPerOrder = 0.0
    /// How often a customer who would come back does.
    var returns = ReturnChance.always
}
