/// The check of a whole file's encoding, fed piece by piece.
enum EncodingCheck {
    case utf8(UTF8Check)
    case gb18030(GB18030Check)

    init(_ encoding: TextEncoding) {
        switch encoding {
        case .utf8: self = .utf8(UTF8Check())
        case .gb18030: self = .gb18030(GB18030Check())
        }
    }

    var isComplete: Bool {
        switch self {
        case .utf8(let check): check.isComplete
        case .gb18030(let check): check.isComplete
        }
    }

    /// The place in `bytes` of the first byte that cannot stand there; nil when all can.
    mutating func fault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        switch self {
        case .utf8(var check):
            let place = check.fault(in: bytes)
            self = .utf8(check)
            return place
        case .gb18030(var check):
            let place = check.fault(in: bytes)
            self = .gb18030(check)
            return place
        }
    }
}
