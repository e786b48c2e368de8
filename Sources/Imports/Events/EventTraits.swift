import Shop

extension EventTraits {
    /// Reads the object that begins here; what was told before is kept where this one does not tell it.
    static func read(
        _ json: inout EventJSON, depth: Int, into known: inout EventTraits?
    ) throws(EventFault) {
        var told = known ?? EventTraits()
        try json.forEachName(depth: depth) { (json, name) throws(EventFault) in
            if try told.takeText(name, &json) { return }
            if json.is(name, "createdAt") || json.is(name, "created_at") {
                told.joined = try json.moment("createdAt") ?? told.joined
            } else if json.is(name, "address"), json.peek() == UInt8(ascii: "{") {
                try told.readAddress(&json, depth: depth + 1)
            } else if told.own.count < EventLimits.mostTraits {
                try told.takeOwn(name, &json, depth: depth + 1)
            } else {
                try json.skip(depth: depth + 1)
            }
        }
        known = told
    }

    private mutating func takeText(_ name: EventJSON.Name, _ json: inout EventJSON) throws(EventFault) -> Bool {
        if json.is(name, "email") {
            email = try json.shortText("email") ?? email
        } else if json.is(name, "phone") {
            phone = try json.shortText("phone") ?? phone
        } else if json.is(name, "name") {
            self.name = try json.shortText("name") ?? self.name
        } else if json.is(name, "firstName") || json.is(name, "first_name") {
            firstName = try json.shortText("firstName") ?? firstName
        } else if json.is(name, "lastName") || json.is(name, "last_name") {
            lastName = try json.shortText("lastName") ?? lastName
        } else if json.is(name, "username") {
            username = try json.shortText("username") ?? username
        } else if json.is(name, "birthday") {
            birthday = try json.shortText("birthday") ?? birthday
        } else if json.is(name, "gender") {
            gender = try json.shortText("gender") ?? gender
        } else if json.is(name, "language") {
            language = try json.shortText("language") ?? language
        } else if json.is(name, "city") {
            city = try json.shortText("city") ?? city
        } else if json.is(name, "province") || json.is(name, "state") {
            province = try json.shortText("province") ?? province
        } else if json.is(name, "country") {
            country = try json.shortText("country") ?? country
        } else if json.is(name, "address"), json.peek() == UInt8(ascii: "\"") {
            address = try json.text("address") ?? address
        } else {
            return false
        }
        return true
    }

    private mutating func readAddress(_ json: inout EventJSON, depth: Int) throws(EventFault) {
        var city: String?
        var state: String?
        var country: String?
        var street: String?
        var code: String?
        try json.forEachName(depth: depth) { (json, name) throws(EventFault) in
            if json.is(name, "city") {
                city = try json.shortText("address.city")
            } else if json.is(name, "state") || json.is(name, "province") {
                state = try json.shortText("address.state") ?? state
            } else if json.is(name, "country") {
                country = try json.shortText("address.country")
            } else if json.is(name, "street") {
                street = try json.text("address.street")
            } else if json.is(name, "postalCode") || json.is(name, "postal_code") || json.is(name, "zip") {
                code = try json.shortText("address.postalCode") ?? code
            } else {
                try json.skip(depth: depth + 1)
            }
        }
        self.city = self.city ?? city
        province = province ?? state
        self.country = self.country ?? country
        // Where somebody lives is told by a street, or not at all.
        if street != nil { address = [state, city, street, code, country].compactMap { $0 }.joined(separator: " ") }
    }

    /// Lists and objects are no values of traits.
    private mutating func takeOwn(_ name: EventJSON.Name, _ json: inout EventJSON, depth: Int) throws(EventFault) {
        let text: String?
        switch json.peek() ?? 0 {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try json.skip(depth: depth)
        case UInt8(ascii: "t"):
            try json.word("true")
            text = "true"
        case UInt8(ascii: "f"):
            try json.word("false")
            text = "false"
        default: text = try json.text(json.text(of: name))
        }
        own.append(Own(name: json.text(of: name), text: text))
    }
}
