package import Shop

/// A request that its sender numbered, so that it may be sent again.
package struct AnsweredRequest: Sendable, Equatable {
    package let requestHash: [UInt8]
    package let begunAt: Instant
    /// The process that took it up.
    package let run: String
    /// Nil while it runs.
    package let status: Int?
    /// Sealed; nil where there is none, or it is not kept any more.
    package let content: [UInt8]?

    package init(requestHash: [UInt8], begunAt: Instant, run: String, status: Int?, content: [UInt8]?) {
        self.requestHash = requestHash
        self.begunAt = begunAt
        self.run = run
        self.status = status
        self.content = content
    }
}
