import Foundation
import Prediction

/// A published data set as a purchase log. `HUITOU_DATA` names the folder that holds both.
enum RealShop: String, CaseIterable {
    case cdnow = "cdnow/CDNOW_sample.txt.gz"
    case onlineRetail = "online_retail.csv.gz"

    static let missing = "HUITOU_DATA names no folder with cdnow/CDNOW_sample.txt.gz and online_retail.csv.gz"

    static let areThere = allCases.allSatisfy { shop in
        shop.file.map { FileManager.default.fileExists(atPath: $0) } ?? false
    }

    private var file: String? { ProcessInfo.processInfo.environment["HUITOU_DATA"].map { $0 + "/" + rawValue } }

    /// Days are counted from 1970-01-01.
    static func day(_ text: some StringProtocol) -> Int32 {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }.map { Int($0) - 48 }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        // Days from the civil calendar (Hinnant 2013).
        let month = number(4..<6)
        let year = number(0..<4) - (month <= 2 ? 1 : 0)
        let era = year / 400
        let ofEra = year - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number(6..<8) - 1
        return Int32(era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468)
    }

    func log() throws -> PurchaseLog {
        switch self {
        case .cdnow: try Self.cdnowLog.get()
        case .onlineRetail: try Self.onlineRetailLog.get()
        }
    }

    /// Read once: half a million lines.
    private static let cdnowLog = Result { try RealShop.cdnow.read() }
    private static let onlineRetailLog = Result { try RealShop.onlineRetail.read() }

    private func read() throws -> PurchaseLog {
        var persons: [String: [(day: Int32, amount: Double)]] = [:]
        switch self {
        case .cdnow:
            for line in try lines() {
                let cells = String(decoding: line, as: UTF8.self).split(separator: " ")
                guard cells.count == 5, let amount = Double(cells[4]) else { continue }
                persons[String(cells[1]), default: []].append((Self.day(cells[2]), amount))
            }
        case .onlineRetail:
            var invoices: [String: (customer: String, day: Int32, amount: Double)] = [:]
            for line in try lines().dropFirst() where line.first != UInt8(ascii: "C") {
                // A description may hold a comma: what follows it is counted from the end.
                let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
                func text(fromEnd place: Int) -> String { String(decoding: cells[cells.count - place], as: UTF8.self) }
                guard cells.count >= 8, !cells[cells.count - 2].isEmpty,
                    let quantity = Double(text(fromEnd: 5)), let price = Double(text(fromEnd: 3))
                else { continue }
                let day = Self.day(text(fromEnd: 4).prefix(10))
                let customer = text(fromEnd: 2)
                let invoice = customer + "/" + String(decoding: cells[0], as: UTF8.self)
                let known = invoices[invoice]
                invoices[invoice] = (
                    customer, min(known?.day ?? day, day), (known?.amount ?? 0) + quantity * price
                )
            }
            for invoice in invoices.values where invoice.amount > 0 {
                persons[invoice.customer, default: []].append((invoice.day, invoice.amount))
            }
        }
        return PurchaseLog(persons: persons.sorted { $0.key < $1.key }.map(\.value))
    }

    private func lines() throws -> [ArraySlice<UInt8>] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gunzip", "-c", file ?? ""]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return [UInt8](data).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    }
}
