import Shop

/// Reads the elements of a JSON file one after the other through one buffer: those of a list, or objects that follow each
/// other, as in a file with one on each line or with only one. Checks every byte's encoding on the way.
struct ElementReader: ~Copyable {
    /// An element as it lies in the file. Its value was read from there.
    struct Element {
        /// From 1.
        let number: Int
        let offset: Int
        let length: Int
        let value: JSONValue
    }

    /// Bytes of the file read so far.
    var bytesRead: Int { base + filled }

    private let file: OpenedFile
    private let chunkSize: Int
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var check = UTF8Check()
    private var base: Int
    private var filled = 0
    private var position = 0
    private var isAtEnd = false
    private var number = 0
    private var isList = false

    /// Reads from `offset`, where the text begins.
    init(_ file: OpenedFile, offset: Int, chunkSize: Int) {
        self.file = file
        self.chunkSize = chunkSize
        base = offset
        capacity = chunkSize * 2
        bytes = .allocate(capacity: capacity)
    }

    deinit {
        bytes.deallocate()
    }

    /// The next element; nil at the end of the file.
    mutating func next() throws(ImportFailure) -> Element? {
        guard try skipToElement() else { return nil }
        number += 1
        let start = position
        guard bytes[start] == UInt8(ascii: "{") else { throw try failure(at: start, .wantsObject) }
        let length = try length()
        let content = UnsafeBufferPointer(start: bytes + position, count: length)
        let value: JSONValue
        do {
            value = try JSONParser.value(content)
        } catch {
            throw try failure(at: position + error.place, error.fault)
        }
        let element = Element(number: number, offset: base + position, length: length, value: value)
        position += length
        return element
    }

    /// Moves to the first byte of the next element; false when there is none.
    private mutating func skipToElement() throws(ImportFailure) -> Bool {
        if number == 0, !isList {
            guard let byte = try peek() else { return false }
            if byte == UInt8(ascii: "[") {
                isList = true
                position += 1
            }
        }
        guard let byte = try peek() else {
            if isList { throw try failure(at: position, .unfinished) }
            return false
        }
        guard isList else { return true }
        if byte == UInt8(ascii: "]") {
            position += 1
            if try peek() != nil { throw try failure(at: position, .wantsEnd) }
            return false
        }
        guard number > 0 else { return true }
        guard byte == UInt8(ascii: ",") else { throw try failure(at: position, .wantsSeparator) }
        position += 1
        guard try peek() != nil else { throw try failure(at: position, .unfinished) }
        return true
    }

    /// The length of the element at `position`, all of which is then in the buffer.
    private mutating func length() throws(ImportFailure) -> Int {
        var scan = ElementScan()
        var scanned = 0
        while true {
            let end: Int?
            do {
                end = try scan.end(bytes, from: position + scanned, to: filled)
            } catch {
                throw try failure(at: error.place, error.fault)
            }
            let length = (end ?? filled) - position
            guard length <= RowLimits.rowBytes else { throw try failure(at: position, .tooLong) }
            if end != nil { return length }
            if isAtEnd { throw try failure(at: filled, .unfinished) }
            scanned = length
            try fill()
        }
    }

    /// The next byte that is no blank, which is then at `position`; nil at the end of the file.
    private mutating func peek() throws(ImportFailure) -> UInt8? {
        while true {
            while position < filled, JSONBlank.isBlank(bytes[position]) { position += 1 }
            if position < filled { return bytes[position] }
            if isAtEnd { return nil }
            try fill()
        }
    }

    /// Moves what is left to the front and reads on behind it.
    private mutating func fill() throws(ImportFailure) {
        let left = filled - position
        if left + chunkSize > capacity {
            let larger = max(capacity * 2, left + chunkSize)
            let room = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
            room.update(from: bytes + position, count: left)
            bytes.deallocate()
            (bytes, capacity) = (room, larger)
        } else if position > 0 {
            bytes.update(from: bytes + position, count: left)
        }
        base += position
        position = 0
        let count = try file.read(
            into: UnsafeMutableBufferPointer(start: bytes + left, count: chunkSize), at: base + left)
        filled = left + count
        if count < chunkSize {
            isAtEnd = true
            try file.checkUnchanged()
        }
        let fresh = UnsafeBufferPointer(start: bytes + left, count: count)
        if let place = check.fault(in: fresh) {
            let line = try LineCount(file: file).line(of: base + left + place)
            throw fresh[place] == 0 ? .nul(line: line) : .encodingChanges(line: line, from: .utf8)
        }
        if isAtEnd, !check.isComplete { throw .cutCharacter(line: try LineCount(file: file).line(of: base + filled)) }
    }

    private func failure(at place: Int, _ fault: JSONFault) throws(ImportFailure) -> ImportFailure {
        let byte = base + place
        return .json(element: max(number, 1), line: try LineCount(file: file).line(of: byte), byte: byte, fault: fault)
    }
}
