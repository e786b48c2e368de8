import Crypto
import Database
import Facts
import Foundation
import Shop

/// Which columns a checkpoint holds: whose, as of which fact, and what they hang on beside facts.
struct CheckpointStamp: Hashable, Sendable {
    let brand: ID<Brand>
    /// The newest fact that is in them.
    let seq: Int64
    /// What the log tells at that number: after an older back-up was put back, it tells something else there, or nothing.
    let fact: FactLog.Line
    /// Whose keys the database has; empty for one without.
    let database: String
    let timeZone: String
    /// The time zone's offsets as this system knows them: days hang on them.
    let offsets: [UInt8]
    let currency: String

    /// The stamp of a brand's columns as of a number of its log; nil where the log does not reach that far.
    init?(_ brand: Brand, at seq: Int64, in tx: ReadTransaction) throws {
        guard let fact = try FactLog.line(seq, brand: brand.id, in: tx) else { return nil }
        self.brand = brand.id
        self.seq = seq
        self.fact = fact
        database = try KeyFingerprint.kept(in: tx) ?? ""
        timeZone = brand.timeZone.identifier
        offsets = Self.offsets(of: brand.timeZone)
        currency = brand.currency.code
    }

    /// What is wrong with a stamp that was found where this one is wanted; nil when they are the same.
    func fault(of found: CheckpointStamp) -> CheckpointFault? {
        if found.brand != brand { return .otherBrand }
        if found.database != database { return .otherDatabase }
        if found.fact != fact || found.seq != seq { return .otherHistory }
        return found == self ? nil : .otherRules
    }

    /// Week by week, from 1990 to 2060: clocks are never changed for less.
    private static func offsets(of zone: TimeZone) -> [UInt8] {
        let weeks = (1_043..<4_696).map { Double($0) * 7 * 86_400 }
        let offsets = weeks.map { Int32(zone.secondsFromGMT(for: Date(timeIntervalSince1970: $0))).littleEndian }
        return offsets.withUnsafeBytes { bytes in Array(SHA256.hash(data: bytes)) }
    }
}

extension CheckpointStamp: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        brand = try ID(from: &reader)
        seq = try reader.number()
        fact = try FactLog.Line(
            kind: reader.number(), subject: reader.number(), part: reader.number(), occurredAt: reader.number(),
            recordedAt: reader.number())
        database = try reader.text()
        timeZone = try reader.text()
        offsets = try reader.raw(SHA256.byteCount)
        currency = try reader.text()
    }

    func put(into writer: inout ByteWriter) {
        brand.put(into: &writer)
        writer.put(seq)
        for number in [fact.kind, fact.subject, fact.part, fact.occurredAt, fact.recordedAt] { writer.put(number) }
        writer.put(database)
        writer.put(timeZone)
        writer.put(raw: offsets)
        writer.put(currency)
    }
}
