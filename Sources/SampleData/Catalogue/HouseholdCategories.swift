/// What the household brand sells: everyday goods, small appliances and what these use up.
enum HouseholdCategories {
    static let all = everyday + appliances + seasonal

    private static let everyday = [
        Category(
            "纸品湿巾", "Wipes and paper", share: 3,
            [
                Article(
                    "ZP-101", "婴儿手口湿巾 80抽", "Baby wipes, 80", yuan: 12.9, .consumable(pack: 80, perDay: 4), share: 3),
                Article(
                    "ZP-102", "婴儿手口湿巾 80抽×3", "Baby wipes, 3 × 80", yuan: 34.9, .consumable(pack: 240, perDay: 4),
                    share: 2),
                Article("ZP-103", "婴儿手口湿巾 80抽×8", "Baby wipes, 8 × 80", yuan: 79.9, .consumable(pack: 640, perDay: 8)),
                Article("ZP-104", "原木抽纸 24包", "Tissues, 24 packs", yuan: 49.9, .consumable(pack: 24, perDay: 0.6)),
                Article("ZP-105", "棉柔巾 100抽×6", "Cotton towels, 6 × 100", yuan: 89, .consumable(pack: 600, perDay: 9)),
            ]),
        Category(
            "洗护清洁", "Cleaning and care", share: 2,
            [
                Article(
                    "XH-101", "洗衣液 3kg", "Laundry liquid 3 kg", yuan: 39.9, .consumable(pack: 60, perDay: 1.2), share: 2
                ),
                Article("XH-102", "洗衣凝珠 60颗", "Laundry pods, 60", yuan: 49.9, .consumable(pack: 60, perDay: 1.2)),
                Article(
                    "XH-103", "氨基酸洗发水 500ml", "Shampoo 500 ml", yuan: 59, .consumable(pack: 500, perDay: 8),
                    share: 2, variants: ["清爽", "滋润"]),
                Article("XH-104", "牙膏 120g×2", "Toothpaste 2 × 120 g", yuan: 35.9, .consumable(pack: 240, perDay: 4.8)),
            ]),
        Category(
            "咖啡", "Coffee", share: 2,
            [
                Article(
                    "KF-101", "挂耳咖啡 30包", "Drip bags, 30", yuan: 69, .consumable(pack: 30, perDay: 1), share: 2,
                    variants: ["深烘", "中烘", "低因"]),
                Article("KF-102", "咖啡豆 454g", "Coffee beans 454 g", yuan: 88, .consumable(pack: 454, perDay: 18)),
                Article("KF-103", "冻干咖啡 24颗", "Instant coffee, 24", yuan: 119, .consumable(pack: 24, perDay: 1)),
            ]),
        Category(
            "宠物", "Pets", share: 1.6,
            [
                Article("CW-101", "全价猫粮 2kg", "Cat food 2 kg", yuan: 89, .consumable(pack: 2000, perDay: 60), share: 3),
                Article("CW-102", "全价猫粮 10kg", "Cat food 10 kg", yuan: 359, .consumable(pack: 10_000, perDay: 110)),
                Article(
                    "CW-103", "豆腐猫砂 6L×4", "Cat litter 4 × 6 l", yuan: 75.9, .consumable(pack: 24, perDay: 0.7),
                    share: 2),
                Article(
                    "CW-104", "宠物饮水机", "Pet fountain", yuan: 129, .device(refills: "滤芯", afterDays: 30), share: 0.4),
            ]),
        Category(
            "母婴", "Baby", share: 1.4,
            [
                Article(
                    "MY-101", "纸尿裤 L 54片", "Nappies L, 54", yuan: 119, .consumable(pack: 54, perDay: 5), share: 2,
                    variants: ["M", "L", "XL"]),
                Article(
                    "MY-102", "幼儿配方奶粉 3段 800g", "Toddler milk 800 g", yuan: 268, .consumable(pack: 800, perDay: 50)),
                Article("MY-103", "儿童安全座椅", "Child car seat", yuan: 1299, share: 0.1),
            ]),
    ]

    private static let appliances = [
        Category(
            "净水", "Water", share: 0.8,
            [
                Article(
                    "JS-101", "净水壶 3.5L", "Filter jug 3.5 l", yuan: 119, .device(refills: "滤芯", afterDays: 30), share: 2
                ),
                Article(
                    "JS-102", "台下净水器", "Under-sink purifier", yuan: 1599, .device(refills: "滤芯", afterDays: 180),
                    share: 0.3),
            ]),
        Category(
            "滤芯", "Filters", share: 0.6,
            [
                Article(
                    "LX-101", "净水壶滤芯 3支", "Jug filters, 3", yuan: 79, .consumable(pack: 3, perDay: 0.034), share: 2),
                Article("LX-102", "净水壶滤芯 1支", "Jug filter", yuan: 29.9, .consumable(pack: 1, perDay: 0.034)),
            ]),
        Category(
            "个护电器", "Personal care", share: 0.9, bestMonth: 11,
            [
                Article(
                    "GH-101", "声波电动牙刷", "Sonic toothbrush", yuan: 199, .device(refills: "刷头刀头", afterDays: 75),
                    share: 3,
                    variants: ["白", "粉", "蓝"]),
                Article("GH-102", "往复式剃须刀", "Shaver", yuan: 299, .device(refills: "刷头刀头", afterDays: 120)),
                Article("GH-103", "负离子吹风机", "Hair dryer", yuan: 249),
            ]),
        Category(
            "刷头刀头", "Heads", share: 0.4,
            [
                Article(
                    "ST-101", "电动牙刷刷头 4支", "Brush heads, 4", yuan: 69, .consumable(pack: 4, perDay: 0.033), share: 3),
                Article("ST-102", "剃须刀刀头", "Shaver head", yuan: 89, .consumable(pack: 1, perDay: 0.006)),
            ]),
        Category(
            "打印", "Printing", share: 0.5, bestMonth: 9,
            [
                Article("DY-101", "家用喷墨打印机", "Inkjet printer", yuan: 599, .device(refills: "墨盒", afterDays: 30)),
                Article("DY-102", "A4 打印纸 500张×2", "A4 paper, 2 × 500", yuan: 45.9, .consumable(pack: 1000, perDay: 8)),
            ]),
        Category(
            "墨盒", "Ink", share: 0.3,
            [
                Article("MH-101", "四色墨盒套装", "Ink set", yuan: 159, .consumable(pack: 400, perDay: 5)),
                Article("MH-102", "黑色墨盒", "Black ink", yuan: 59, .consumable(pack: 200, perDay: 4)),
            ]),
    ]

    private static let seasonal = [
        Category(
            "夏季服饰", "Summer wear", share: 1, bestMonth: 6,
            [
                Article(
                    "FS-101", "纯棉T恤", "Cotton T-shirt", yuan: 59, share: 3, variants: ["白 M", "白 L", "黑 M", "黑 L"]),
                Article("FS-102", "防晒衣", "Sun jacket", yuan: 129, variants: ["M", "L", "XL"]),
                Article("FS-103", "晴雨伞", "Umbrella", yuan: 49),
            ]),
        Category(
            "冬季服饰", "Winter wear", share: 1, bestMonth: 12,
            [
                Article("FD-101", "轻薄羽绒服", "Light down jacket", yuan: 399, variants: ["M", "L", "XL"]),
                Article("FD-102", "羊毛围巾", "Wool scarf", yuan: 119, variants: ["驼色", "灰色", "酒红"]),
                Article("FD-103", "保暖内衣套装", "Thermal set", yuan: 139, share: 2, variants: ["男", "女"]),
            ]),
        Category(
            "家居", "Home", share: 0.8,
            [
                Article("JJ-101", "收纳箱 三件套", "Storage boxes, 3", yuan: 79),
                Article("JJ-102", "瑜伽垫", "Yoga mat", yuan: 89, variants: ["6mm", "8mm"]),
                Article("JJ-103", "香薰机", "Aroma diffuser", yuan: 169, .device(refills: "精油", afterDays: 35)),
            ]),
        Category(
            "精油", "Oils", share: 0.3,
            [
                Article(
                    "JY-101", "植物精油 10ml", "Essential oil 10 ml", yuan: 59, .consumable(pack: 10, perDay: 0.25),
                    variants: ["薰衣草", "甜橙", "尤加利"])
            ]),
    ]
}
