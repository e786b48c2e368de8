/// Finds out which encoding a file is in: UTF-8 if all of it is, else GB18030 if all of it is.
///
/// Looks at the first 64 MB from the first byte that is not ASCII; the reading of the rows goes on checking every byte.
struct EncodingSearch {
    static let byteLimit = 64 << 20
    /// As many characters in a row are not both by chance.
    static let sureCharacters = 12

    let file: OpenedFile
    let chunkSize: Int

    func encoding() throws(ImportFailure) -> TextEncoding {
        let asUTF8 = try trial(.utf8)
        guard let utf8Fault = asUTF8.fault else { return .utf8 }
        if utf8Fault.byte == 0 { throw .nul(line: try line(of: utf8Fault.offset)) }
        let asGB18030 = try trial(.gb18030)
        guard let otherFault = asGB18030.fault else { return .gb18030 }
        if otherFault.byte == 0 { throw .nul(line: try line(of: otherFault.offset)) }
        if asUTF8.longCharacters >= Self.sureCharacters {
            throw .encodingChanges(line: try line(of: utf8Fault.offset), from: .utf8)
        }
        throw .unknownEncoding(line: try line(of: max(utf8Fault.offset, otherFault.offset)))
    }

    private struct Trial {
        let fault: (offset: Int, byte: UInt8)?
        let longCharacters: Int
    }

    private func trial(_ encoding: TextEncoding) throws(ImportFailure) -> Trial {
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: chunkSize)
        defer { room.deallocate() }
        var check = EncodingCheck(encoding)
        var offset = 0
        var limit = Int.max
        while offset < limit {
            let count = try file.read(into: room, at: offset)
            if count == 0 { break }
            let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count])
            if let place = check.fault(in: bytes) {
                return Trial(fault: (offset + place, bytes[place]), longCharacters: Self.longCharacters(check))
            }
            if limit == .max, let base = bytes.baseAddress, PlainBytes.run(base, from: 0, to: count) < count {
                limit = offset + Self.byteLimit
            }
            offset += count
        }
        return Trial(fault: nil, longCharacters: Self.longCharacters(check))
    }

    private static func longCharacters(_ check: EncodingCheck) -> Int {
        switch check {
        case .utf8(let check): check.longCharacters
        case .gb18030: 0
        }
    }

    private func line(of offset: Int) throws(ImportFailure) -> Int {
        try LineCount(file: file).line(of: offset)
    }
}
