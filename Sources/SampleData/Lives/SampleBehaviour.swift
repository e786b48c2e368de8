package import Shop

/// Something done in a store beside buying.
package struct SampleBehaviour: Sendable {
    package let serial: Int64
    package let store: Int
    package let kind: BehaviourKind
    package let article: Int?
    package let variant: Int
    package let occurred: Instant
}
