import Shop

/// Reads a body as JSON.
enum WebhookBody {
    /// What no database holds in a text.
    private static let escapedNul = Array("\\u0000".utf8)

    static func value(_ body: [UInt8]) throws(WebhookFault) -> JSONValue {
        guard body.count <= WebhookRequest.mostBytes else { throw unreadable(.tooLong) }
        let found: Result<JSONValue, JSONParser.Failure>? = body.withUnsafeBufferPointer { bytes in
            var check = UTF8Check()
            guard check.fault(in: bytes) == nil, check.isComplete, !holdsNul(bytes) else { return nil }
            return Result { () throws(JSONParser.Failure) in try JSONParser.value(bytes) }
        }
        switch found {
        case .success(let value): return value
        case .failure(let failure): throw unreadable(failure.fault)
        case nil: throw unreadable(.badText)
        }
    }

    private static func holdsNul(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= escapedNul.count else { return false }
        return (0...(bytes.count - escapedNul.count)).contains { place in
            bytes[place] == escapedNul[0] && escapedNul.indices.allSatisfy { bytes[place + $0] == escapedNul[$0] }
        }
    }

    private static func unreadable(_ fault: JSONFault) -> WebhookFault {
        WebhookFault(
            .unreadable, RowProblem(column: nil, value: "", code: "json.unreadable", reason: fault.reason))
    }
}
