/// Words that names and addresses of invented people are made of.
enum Names {
    static let surnames = [
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗", "郑", "梁",
        "谢", "宋",
        "唐", "许", "邓", "冯", "韩", "曹", "欧阳", "司马",
    ]
    static let givenNames = [
        "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "雨桐", "子涵", "思远", "晓明", "梓萱", "浩然", "欣怡", "俊杰", "佳琪", "建国",
        "志强",
        "婷婷", "一诺", "宇轩", "诗涵", "嘉怡", "文博", "雪梅", "玉兰", "海燕", "小龙", "春华",
    ]
    static let nicks = [
        "小鱼", "爱喵的", "晴天", "慢生活", "豆豆妈", "月光", "山里人", "柠檬", "橙子", "大叔", "果果", "白鹿", "青柠", "阿布", "糖炒", "三只猫",
    ]
    static let westernSurnames = [
        "Smith", "Johnson", "Brown", "Taylor", "Miller", "Wilson", "Moore", "Anderson", "Clark", "Lewis", "Walker",
        "Hall", "Young", "King", "Wright", "Green", "Baker", "Adams", "Nelson", "O'Brien",
    ]
    static let westernGivenNames = [
        "Emma", "Olivia", "Ava", "Mia", "Amelia", "Liam", "Noah", "Oliver", "James", "Lucas", "Grace", "Chloe", "Henry",
        "Jack", "Leo", "Nora", "Ella", "Ruby", "Owen", "Zoë",
    ]

    struct Place {
        let province: String
        let city: String
        let district: String
        let street: String
        let zip: String

        init(_ province: String, _ city: String, _ district: String, _ street: String, _ zip: String) {
            self.province = province
            self.city = city
            self.district = district
            self.street = street
            self.zip = zip
        }
    }

    static let places = [
        Place("浙江省", "杭州市", "西湖区", "文三路", "310012"), Place("浙江省", "宁波市", "鄞州区", "中山东路", "315040"),
        Place("上海", "上海市", "徐汇区", "漕溪路", "200235"), Place("上海", "上海市", "浦东新区", "张杨路", "200120"),
        Place("北京", "北京市", "朝阳区", "建国路", "100022"), Place("北京", "北京市", "海淀区", "中关村大街", "100080"),
        Place("广东省", "广州市", "天河区", "体育西路", "510620"), Place("广东省", "深圳市", "南山区", "科苑路", "518057"),
        Place("广东省", "东莞市", "南城街道", "鸿福路", "523070"), Place("江苏省", "南京市", "鼓楼区", "中山北路", "210009"),
        Place("江苏省", "苏州市", "姑苏区", "人民路", "215002"), Place("四川省", "成都市", "武侯区", "人民南路", "610041"),
        Place("重庆", "重庆市", "渝中区", "解放碑", "400010"), Place("湖北省", "武汉市", "洪山区", "珞喻路", "430070"),
        Place("湖南省", "长沙市", "岳麓区", "麓山南路", "410006"), Place("陕西省", "西安市", "雁塔区", "小寨东路", "710061"),
        Place("山东省", "青岛市", "市南区", "香港中路", "266071"), Place("福建省", "厦门市", "思明区", "湖滨南路", "361004"),
        Place("河南省", "郑州市", "金水区", "花园路", "450003"), Place("辽宁省", "大连市", "中山区", "人民路", "116001"),
    ]
    static let westernPlaces = [
        Place("NY", "Brooklyn", "US", "Bedford Avenue", "11211"),
        Place("CA", "San Diego", "US", "Park Boulevard", "92103"),
        Place("TX", "Austin", "US", "South Lamar", "78704"), Place("WA", "Seattle", "US", "Pike Street", "98101"),
        Place("IL", "Chicago", "US", "North Clark Street", "60614"),
        Place("MA", "Boston", "US", "Beacon Street", "02116"),
        Place("CO", "Denver", "US", "Larimer Street", "80205"), Place("OR", "Portland", "US", "Hawthorne", "97214"),
    ]
}
