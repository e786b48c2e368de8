/// What one guess at a password costs: Argon2id's memory, passes and lanes.
package struct PasswordCost: Sendable, Equatable {
    package let memoryKiB: UInt32
    package let passes: UInt32
    package let lanes: UInt32

    package init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32) {
        self.memoryKiB = memoryKiB
        self.passes = passes
        self.lanes = lanes
    }

    /// 64 MiB and three passes: the second choice of RFC 9106, section 4, on one lane.
    package static let standard = PasswordCost(memoryKiB: 65_536, passes: 3, lanes: 1)
}
