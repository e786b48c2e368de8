/// A strict check of GB18030 that runs over a file in pieces: exactly what its decoder takes, and so a single 0x80 (the
/// euro sign of Windows) too.
struct GB18030Check {
    private var started: [UInt8] = []

    /// No character is left open.
    var isComplete: Bool { started.isEmpty }

    /// The place in `bytes` of the first byte that cannot stand there (NUL among them); nil when all can.
    mutating func fault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let count = bytes.count
        var place = 0
        while place < count {
            if started.isEmpty {
                place = PlainBytes.run(base, from: place, to: count)
                if place == count { break }
                let lead = base[place]
                if place + 1 < count, (0x81...0xFE).contains(lead), Self.isSecondOfTwo(base[place + 1]) {
                    place += 2
                    continue
                }
            }
            guard take(base[place]) else { return place }
            place += 1
        }
        return nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        switch started.count {
        case 0:
            if byte == 0x80 { return true }
            guard (0x81...0xFE).contains(byte) else { return (0x01...0x7F).contains(byte) }
            started.append(byte)
        case 1:
            if Self.isSecondOfTwo(byte) {
                started.removeAll(keepingCapacity: true)
            } else {
                guard (0x30...0x39).contains(byte) else { return false }
                started.append(byte)
            }
        case 2:
            guard (0x81...0xFE).contains(byte) else { return false }
            started.append(byte)
        default:
            guard (0x30...0x39).contains(byte), Self.isAssigned(started, byte) else { return false }
            started.removeAll(keepingCapacity: true)
        }
        return true
    }

    private static func isSecondOfTwo(_ byte: UInt8) -> Bool {
        (0x40...0xFE).contains(byte) && byte != 0x7F
    }

    /// Four bytes count through the rest of the basic plane (up to 84 31 A4 39), then from 90 30 81 30 through the others.
    private static func isAssigned(_ three: [UInt8], _ last: UInt8) -> Bool {
        let high = (Int(three[0]) - 0x81) * 10 + Int(three[1]) - 0x30
        let index = (high * 126 + Int(three[2]) - 0x81) * 10 + Int(last) - 0x30
        return index <= 39_419 || (189_000...1_237_575).contains(index)
    }
}
