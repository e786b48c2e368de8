import CLibPQ
import Foundation

/// A restoring script, as `pg_restore` writes it, played line by line over one connection, inside its transaction:
/// statements, and rows after `COPY … FROM stdin;` up to a line `\.`.
struct PostgresScript {
    private let wire: PostgresWire

    init(on wire: PostgresWire) {
        self.wire = wire
    }

    func play(_ script: UnsafeMutablePointer<FILE>) throws {
        let lines = Lines(of: script)
        var statements = ""
        while let line = lines.next() {
            // Words to psql, of which the programs of 2025 and later write some.
            guard line.first != Self.end.first else { continue }
            let text = line.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
            guard text.hasPrefix("COPY "), text.hasSuffix(" FROM stdin;\n") else {
                statements += text
                continue
            }
            _ = try wire.say(statements)
            statements = ""
            try copy(text, lines)
        }
        _ = try wire.say(statements)
    }

    private func copy(_ statement: String, _ lines: Lines) throws {
        try wire.beginCopy(statement)
        while let line = lines.next(), !line.elementsEqual(Self.end) {
            guard PQputCopyData(wire.handle, line.baseAddress, Int32(line.count)) == 1 else { break }
        }
        try wire.settle(statement, wasSent: PQputCopyEnd(wire.handle, nil) == 1)
    }

    private static let end = "\\.\n".utf8.map { CChar($0) }
}

/// The lines of a file, each with its end, read into one buffer in turn.
private final class Lines {
    private let file: UnsafeMutablePointer<FILE>
    private var buffer: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    init(of file: UnsafeMutablePointer<FILE>) {
        self.file = file
    }

    deinit {
        free(buffer)
    }

    /// Valid until the next one is asked for; nil at the end.
    func next() -> UnsafeBufferPointer<CChar>? {
        let length = getline(&buffer, &capacity, file)
        return length < 0 ? nil : UnsafeBufferPointer(start: buffer, count: length)
    }
}
