package import Operations
package import Shop

/// Makes up a small brand whose life ends on the day before a moment, for whoever wants to look around before they bring their
/// own orders. It takes a second or so.
package typealias SampleMaker = @Sendable (Instant) -> ToldBrand
