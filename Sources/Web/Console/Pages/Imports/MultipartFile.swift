import Foundation
import Hummingbird
import NIOCore

/// The file that a form sends (`multipart/form-data`, RFC 7578), while it comes in: the part that is named `file`. No
/// more of it than a piece is in memory. It owns what comes in, and is asked by one at a time.
actor MultipartFile {
    /// Of all that stands before the file: a form of ours sends nothing there.
    private static let mostBefore = 65_536
    private static let longestHeader = 8_192
    private static let longestBefore = Duration.seconds(60)
    private static let field = "file"
    private static let endOfHeader = Array("\r\n\r\n".utf8)

    private var pieces: RequestBody.AsyncIterator
    /// What parts end with; the first stands at the very beginning, without a line before it.
    private let delimiter: [UInt8]
    /// What came in and was not handed on.
    private var held = Array("\r\n".utf8)
    private var isOver = false

    /// - Parameter boundary: as the form's content type names it.
    /// - Throws: `MultipartError.malformed`.
    init(_ body: RequestBody, boundary: String) throws {
        // RFC 2046: no longer than that.
        guard (1...70).contains(boundary.utf8.count) else { throw MultipartError.malformed }
        pieces = body.makeAsyncIterator()
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Goes to where the file begins.
    ///
    /// - Returns: what it is called.
    /// - Throws: `MultipartError`, `WebError.brokenOff`.
    func open() async throws -> String {
        var before = 0
        let latest = ContinuousClock.now + Self.longestBefore
        func check(_ bytes: Int) throws {
            before += bytes
            guard before <= Self.mostBefore else { throw MultipartError.malformed }
            guard ContinuousClock.now < latest else { throw WebError.brokenOff }
        }
        while let piece = try await next() { try check(piece.count) }
        while true {
            // Two dashes behind a delimiter: no part follows.
            while held.count < 2 { try await take() }
            guard !held.starts(with: Array("--".utf8)) else { throw MultipartError.noFile }
            var end = Self.place(of: Self.endOfHeader, in: held)
            while end == nil {
                try check(0)
                guard held.count <= Self.longestHeader else { throw MultipartError.malformed }
                try await take()
                end = Self.place(of: Self.endOfHeader, in: held)
            }
            guard let place = end, let header = MultipartHeader(held[..<place]) else { throw MultipartError.malformed }
            try check(place)
            held.removeFirst(place + Self.endOfHeader.count)
            isOver = false
            if header.name == Self.field {
                guard let name = header.fileName, !name.isEmpty else { throw MultipartError.noFile }
                return name
            }
            while let piece = try await next() { try check(piece.count) }
        }
    }

    /// The next of the file; nil at its end.
    ///
    /// - Throws: `WebError.brokenOff` where it ends before its delimiter.
    func next() async throws -> [UInt8]? {
        while !isOver {
            if let place = Self.place(of: delimiter, in: held) {
                let piece = Array(held[..<place])
                held.removeFirst(place + delimiter.count)
                isOver = true
                return piece.isEmpty ? nil : piece
            }
            // What may be the beginning of a delimiter stays.
            let sure = held.count - delimiter.count + 1
            if sure > 0 {
                let piece = Array(held[..<sure])
                held.removeFirst(sure)
                return piece
            }
            try await take()
        }
        return nil
    }

    /// - Throws: `WebError.brokenOff`, also at the end: nobody asks for more than there must be.
    private func take() async throws {
        var source = pieces
        let piece: ByteBuffer?
        do { piece = try await source.next(isolation: #isolation) } catch { throw WebError.brokenOff }
        pieces = source
        guard let piece else { throw WebError.brokenOff }
        held.append(contentsOf: piece.readableBytesView)
    }

    private static func place(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let first = needle.first else { return nil }
        return bytes.withUnsafeBytes { bytes -> Int? in
            guard let begin = bytes.baseAddress else { return nil }
            var from = 0
            while bytes.count - from >= needle.count,
                let found = memchr(begin + from, Int32(first), bytes.count - from - needle.count + 1)
            {
                let place = UnsafeRawPointer(found) - begin
                if memcmp(begin + place, needle, needle.count) == 0 { return place }
                from = place + 1
            }
            return nil
        }
    }
}
