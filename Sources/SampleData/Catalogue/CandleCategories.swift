/// What the candle shop sells.
enum CandleCategories {
    static let all = [
        Category(
            "香薰蜡烛", "Scented candles", share: 4, bestMonth: 12,
            [
                Article(
                    "XX-001", "白茶香薰蜡烛 200g", "White tea candle 200 g", yuan: 69,
                    .consumable(pack: 200, perDay: 5), share: 4, variants: ["白茶", "白茶生姜"]),
                Article(
                    "XX-002", "雪松香薰蜡烛 200g", "Cedar candle 200 g", yuan: 79, .consumable(pack: 200, perDay: 5),
                    share: 3),
                Article(
                    "XX-007", "旅行香薰小罐 80g", "Travel tin 80 g", yuan: 29, .consumable(pack: 80, perDay: 4), share: 3,
                    variants: ["白茶", "柑橘", "玫瑰"]),
                Article("XX-006", "四季香薰礼盒", "Four seasons gift box", yuan: 268),
            ]),
        Category(
            "无火香薰", "Reed diffusers", share: 2,
            [
                Article(
                    "XX-003", "柑橘无火香薰 100ml", "Citrus diffuser 100 ml", yuan: 88,
                    .device(refills: "补充液", afterDays: 40), share: 2),
                Article(
                    "XX-008", "无花果无火香薰 150ml", "Fig diffuser 150 ml", yuan: 128,
                    .device(refills: "补充液", afterDays: 55)),
            ]),
        Category(
            "补充液", "Refills", share: 1.2,
            [
                Article(
                    "XX-004", "无火香薰补充液 100ml", "Diffuser refill 100 ml", yuan: 49,
                    .consumable(pack: 100, perDay: 2.5), share: 3, variants: ["柑橘", "无花果"]),
                Article(
                    "XX-009", "无火香薰补充液 100ml×3", "Diffuser refill 3 × 100 ml", yuan: 129,
                    .consumable(pack: 300, perDay: 2.5)),
            ]),
        Category(
            "周边", "Accessories", share: 0.8,
            [
                Article("XX-005", "蜡烛剪与灭烛罩", "Wick trimmer and snuffer", yuan: 39),
                Article("XX-010", "融蜡灯", "Candle warmer lamp", yuan: 159, .device(refills: "香薰蜡烛", afterDays: 30)),
                Article("XX-011", "香薰石", "Scent stone", yuan: 35),
            ]),
    ]
}
