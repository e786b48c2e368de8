/// Which line of a file a byte lies in: asked only when something is wrong there.
struct LineCount {
    let file: OpenedFile

    /// The line of the byte at `offset`, from 1; CR, LF and CRLF each end a line.
    func line(of offset: Int) throws(ImportFailure) -> Int {
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
        defer { room.deallocate() }
        var line = 1
        var position = 0
        var wasReturn = false
        while position < offset {
            let count = min(try file.read(into: room, at: position), offset - position)
            if count == 0 { break }
            for byte in room[..<count] {
                if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && !wasReturn) { line += 1 }
                wasReturn = byte == UInt8(ascii: "\r")
            }
            position += count
        }
        return line
    }
}
