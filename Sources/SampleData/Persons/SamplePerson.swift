/// One person, and what decides how their life with the brand goes.
package struct SamplePerson: Sendable {
    package enum Role: Sendable {
        case regular
        /// Buys once.
        case oneTime
        /// Looks and never buys.
        case prospect
        /// 代购: buys for many.
        case reseller
        /// 内购
        case staff
        /// 刷单: paid to order.
        case brusher
    }

    package let number: Int
    package let role: Role
    /// The store where they buy mostly.
    package let home: Int
    /// Another one, where they have another name.
    package let second: Int?
    /// The platform hides their nick.
    package let isMasked: Bool
    /// And gives no other sign of who they are.
    package let isUnknown: Bool
    /// Categories they buy mostly.
    let favourites: (Int, Int)
    /// How likely they buy a refill where they bought before.
    let loyalty: Double
    /// When they first come and when they have left, in load.
    let joins: Double
    let leaves: Double
    /// Purchases by wish, per unit of load.
    let rate: Double
}
