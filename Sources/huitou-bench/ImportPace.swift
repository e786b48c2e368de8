import Foundation
import Shop

/// The import of Online Retail by the program itself, as whole processes: lines per second, and the most memory held; the
/// same for ten times the file. Beside it Python's own csv and sqlite3 modules loading the same file into one table.
struct ImportPace {
    let folder: String
    private let binary = (CommandLine.arguments[0] as NSString).deletingLastPathComponent + "/huitou"

    func measure() throws {
        guard let data = ProcessInfo.processInfo.environment["HUITOU_DATA"] else {
            return Figure.show("import of Online Retail", "skipped: HUITOU_DATA names no folder")
        }
        let file = folder + "/retail.csv"
        try run("/bin/sh", ["-c", "gunzip -c \"$0\" > \"$1\"", data + "/online_retail.csv.gz", file])
        let lines = 541_909
        var paces: [Double] = []
        var peers: [Double] = []
        for round in 1...3 {
            paces.append(Double(lines) / (try imported(file, into: "\(folder)/\(round).db")))
            peers.append(Double(lines) / (try peer(file, into: "\(folder)/peer-\(round).db")))
        }
        Figure.show("import into SQLite, lines/s, median of 3", Figure.rounded(Figure.median(paces), 0))
        Figure.show("Python csv + sqlite3, one bare table, lines/s", Figure.rounded(Figure.median(peers), 0))
        Figure.show("ratio", Figure.rounded(Figure.median(paces) / Figure.median(peers), 2))
        Figure.show("most memory of any process so far, MB", Figure.rounded(peakMegabytes, 0))
        let again = try timed(binary, ["import", file, "--db", "\(folder)/1.db", "--json"])
        Figure.show("the same file again, lines/s", Figure.rounded(Double(lines) / again, 0))
        try measureServer(file, lines)
        try measureTenfold(file, lines)
    }

    private func measureTenfold(_ file: String, _ lines: Int) throws {
        let tenfold = folder + "/tenfold.csv"
        let script = """
            head -1 "$0" > "$1"
            for copy in 0 1 2 3 4 5 6 7 8 9; do
              tail -n +2 "$0" | sed -e "s/^C/C$copy/" -e "t" -e "s/^/$copy/" >> "$1"
            done
            """
        try run("/bin/sh", ["-c", script, file, tenfold])
        let took = try imported(tenfold, into: folder + "/tenfold.db")
        Figure.show("ten times the file, lines/s", Figure.rounded(Double(lines * 10) / took, 0))
        Figure.show("most memory of any process so far, MB", Figure.rounded(peakMegabytes, 0))
    }

    private func measureServer(_ file: String, _ lines: Int) throws {
        guard let server = ProcessInfo.processInfo.environment["HUITOU_TEST_POSTGRES"] else {
            return Figure.show("import into PostgreSQL", "skipped: HUITOU_TEST_POSTGRES names no server")
        }
        try run("/usr/bin/psql", ["-q", "-d", server, "-c", "CREATE DATABASE bench"])
        let place = String(server[..<(server.lastIndex(of: "/") ?? server.endIndex)]) + "/bench"
        let took = try imported(file, into: place)
        Figure.show("import into PostgreSQL, lines/s", Figure.rounded(Double(lines) / took, 0))
    }

    /// Seconds.
    private func imported(_ file: String, into place: String) throws -> Double {
        try run(
            binary,
            ["brand", "create", "uci", "--db", place, "--timezone", "Europe/London", "--currency", "GBP"])
        return try timed(binary, ["import", file, "--db", place, "--json"])
    }

    private func peer(_ file: String, into path: String) throws -> Double {
        let script = """
            import csv, sqlite3, sys
            db = sqlite3.connect(sys.argv[2])
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("CREATE TABLE lines (invoice TEXT, code TEXT, title TEXT, quantity INTEGER, at TEXT, price REAL, customer TEXT, country TEXT)")
            rows = csv.reader(open(sys.argv[1], newline="", encoding="utf-8"))
            next(rows)
            batch = []
            for row in rows:
                batch.append(row)
                if len(batch) == 5000:
                    db.executemany("INSERT INTO lines VALUES (?,?,?,?,?,?,?,?)", batch)
                    db.commit()
                    batch = []
            db.executemany("INSERT INTO lines VALUES (?,?,?,?,?,?,?,?)", batch)
            db.commit()
            """
        return try timed("/usr/bin/env", ["python3", "-c", script, file, path])
    }

    private func timed(_ program: String, _ arguments: [String]) throws -> Double {
        let start = ContinuousClock.now
        try run(program, arguments)
        return (ContinuousClock.now - start).inSeconds
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        try Child.run(program, arguments, home: folder)
    }

    /// Of the largest child that has ended.
    private var peakMegabytes: Double {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}
