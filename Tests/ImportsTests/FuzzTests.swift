import Foundation
import Imports
import Shop
import Testing

struct FuzzTests {
    private static let seeds: [[UInt8]] = [
        Array(
            OnlineRetailSample.file((0..<6).map { OnlineRetailSample.row("\($0 % 3)", title: "\"a, \"\"b\"\"\n杭州\"") })
                .utf8),
        SampleFile.gb18030(TaobaoSample.file(TaobaoSample.row("1"), TaobaoSample.row("2", nick: "㐀𠮷"))),
        Array(
            "Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem name,Lineitem price\n#1,a@b.c,paid,2024-01-05,1,Tea,2\n#1,,,,2,Cup,3\n"
                .utf8),
        Array(PlatformSample.douyin.file(PlatformSample.douyin.row(), PlatformSample.douyin.row(["子订单编号": "2"])).utf8),
        SampleFile.gb18030(PlatformSample.jd.file(PlatformSample.jd.row(), PlatformSample.jd.row(["货号": "2"]))),
        SampleFile.gb18030(PlatformSample.pinduoduo.file(PlatformSample.pinduoduo.row())),
        Array(WooCommerceSample.list(WooCommerceSample.order("1"), WooCommerceSample.order("2", lines: 3)).utf8),
        Array((WooCommerceSample.order("1") + "\n" + WooCommerceSample.order("2")).utf8),
    ]
    private static let pieces: [[UInt8]] = [
        Array("\"".utf8), Array(",".utf8), Array("\n".utf8), Array("\r".utf8), Array("\r\n".utf8), [0], [0xFF],
        [0x81, 0x30],
        Array("=\"".utf8), Array("'".utf8), Array("-".utf8), Array("1.23E+18".utf8), Array("\t".utf8), Array(";".utf8),
        Array("中".utf8), [0xEF, 0xBB, 0xBF], Array("999999999999999999999".utf8), Array("2024-02-30".utf8), [],
        Array("{".utf8), Array("}".utf8), Array("[".utf8), Array("]".utf8), Array("\\".utf8), Array("\\uD83D".utf8),
        Array("1e400".utf8), Array("-0".utf8), Array("9223372036854775808".utf8), Array("null".utf8), Array(":".utf8),
    ]

    /// Ten thousand files, each a sample with some bytes changed, cut out or put in: none may crash a reader, and every
    /// line that is named must be one of the file's.
    @Test(arguments: 0..<10) func brokenFilesNeverCrash(series: Int) throws {
        var dice = Dice(seed: UInt64(series + 1))
        let file = try SampleFile("x")
        let options = try SampleFile.options()
        var read = 0
        for round in 0..<1000 {
            var bytes = Self.seeds[round % Self.seeds.count]
            for _ in 0..<dice.next(below: 6) + 1 { dice.spoil(&bytes, with: Self.pieces) }
            try Data(bytes).write(to: URL(fileURLWithPath: file.path))
            let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
            do {
                let imported = try ImportedFile(
                    ImportSource(path: file.path, options: options))
                read += 1
                #expect(imported.runs.reduce(0) { $0 + $1.rows } == imported.survey.rows)
                let places = imported.source.rowUnit == .line ? 1...lines : 1...max(1, imported.survey.rows)
                for row in imported.held { #expect(places.contains(row.line)) }
                for run in imported.runs { #expect(places.contains(run.firstLine)) }
            } catch let failure as ImportFailure {
                if let line = failure.line { #expect((1...lines).contains(line)) }
                #expect(!failure.message.english.isEmpty)
            }
        }
        #expect(read > 0)
    }
}
