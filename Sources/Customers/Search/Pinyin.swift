import Foundation
import Synchronization

/// How a name is typed without Han characters: its syllables, surname and given name, all of it, and its initials.
enum Pinyin {
    /// Every way in which somebody may type the name: `ou`, `yang`, `na`, `ouyang`, `nana`, `ouyangnana`, `oynn` for
    /// 欧阳娜娜. Where a syllable has ü, both with `u` and with `v`, as keyboards have it.
    static func spellings(_ han: String) -> Set<String> {
        let syllables = syllables(han)
        let surname = surnameLength(han)
        var spellings: Set<String> = []
        for spelled in [syllables, syllables.map { $0.replacing("v", with: "u") }] {
            spellings.formUnion(spelled)
            spellings.insert(spelled.joined())
            spellings.insert(spelled.prefix(surname).joined())
            spellings.insert(spelled.dropFirst(surname).joined())
            spellings.insert(String(spelled.compactMap(\.first)))
        }
        spellings.remove("")
        return spellings
    }

    private static func syllables(_ han: String) -> [String] {
        for length in [2, 1] where han.count >= length {
            if length == 2, surnameLength(han) != 2 { continue }
            if let surname = surnameReadings[String(han.prefix(length))] {
                return surname + han.dropFirst(length).compactMap(reading)
            }
        }
        return han.compactMap(reading)
    }

    /// Asked for once each: transliterating takes long, and names share few characters.
    private static let known = Mutex<[Character: String]>([:])

    /// The commonest reading, ü written as v; nil for what has none.
    private static func reading(_ character: Character) -> String? {
        let reading = known.withLock { known in
            if let reading = known[character] { return reading }
            let reading = transliterated(character) ?? ""
            known[character] = reading
            return reading
        }
        return reading.isEmpty ? nil : reading
    }

    private static func transliterated(_ character: Character) -> String? {
        guard let latin = String(character).applyingTransform(.toLatin, reverse: false)?.lowercased() else {
            return nil
        }
        var letters = ""
        for scalar in latin.decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar == "\u{308}", letters.last == "u" {
                letters.removeLast()
                letters.append("v")
            } else if !scalar.properties.isDiacritic, scalar.properties.canonicalCombiningClass == .notReordered {
                letters.unicodeScalars.append(scalar)
            }
        }
        return letters.isEmpty ? nil : letters
    }

    /// A compound surname has two characters; a name of two is a surname and a given name of one each.
    private static func surnameLength(_ han: String) -> Int {
        han.count > 2 && compoundSurnames.contains(String(han.prefix(2))) ? 2 : 1
    }

    /// Read otherwise as a surname than in other words.
    private static let surnameReadings: [String: [String]] = [
        "单": ["shan"], "曾": ["zeng"], "仇": ["qiu"], "解": ["xie"], "查": ["zha"], "盖": ["ge"], "朴": ["piao"],
        "区": ["ou"], "吕": ["lv"], "尉迟": ["yu", "chi"], "万俟": ["mo", "qi"], "单于": ["chan", "yu"],
        "长孙": ["zhang", "sun"], "澹台": ["tan", "tai"],
    ]

    private static let compoundSurnames: Set<String> = [
        "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "夏侯", "长孙",
        "宇文", "端木", "百里", "南宫", "独孤", "轩辕", "赫连", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "申屠",
        "仲孙", "钟离", "鲜于", "闾丘", "呼延", "万俟", "闻人", "西门", "拓跋", "太史", "第五", "歐陽", "司馬", "諸葛",
    ]
}
