import Database
import Shop

/// What must hold of statements about persons at any moment.
enum PersonFactInvariants {
    static let questions: [(name: Phrase, sql: SQL)] = [
        (
            Phrase(en: "each statement about a person is a fact", zh: "每条客户信息都有事实记录"),
            """
            SELECT COUNT(*)
            FROM (
                SELECT brand_id, customer_id, id, CASE WHEN is_on = 1 THEN 20 ELSE 21 END AS kind FROM person_tags
                UNION
                SELECT brand_id, customer_id, id, 22 FROM person_traits
                UNION
                SELECT brand_id, customer_id, id, CASE WHEN is_withdrawn = 1 THEN 24 ELSE 23 END FROM consents
                UNION
                SELECT brand_id, customer_id, id, 25 FROM interactions
                EXCEPT
                SELECT brand_id, subject_id, part, kind FROM facts WHERE kind BETWEEN 20 AND 25
            ) AS broken
            """
        ),
        (
            Phrase(en: "each fact of a person has its statement", zh: "每条客户事实都有对应信息"),
            """
            SELECT COUNT(*)
            FROM facts f
            LEFT JOIN person_tags g ON f.kind IN (20, 21) AND g.brand_id = f.brand_id AND g.id = f.part
            LEFT JOIN person_traits t ON f.kind = 22 AND t.brand_id = f.brand_id AND t.id = f.part
            LEFT JOIN consents c ON f.kind IN (23, 24) AND c.brand_id = f.brand_id AND c.id = f.part
            LEFT JOIN interactions i ON f.kind = 25 AND i.brand_id = f.brand_id AND i.id = f.part
            LEFT JOIN (SELECT DISTINCT brand_id, subject_id FROM facts WHERE kind = 40) AS e
                ON e.brand_id = f.brand_id AND e.subject_id = f.subject_id
            WHERE f.kind BETWEEN 20 AND 25 AND e.subject_id IS NULL
                AND COALESCE(g.customer_id, t.customer_id, c.customer_id, i.customer_id, 0) <> f.subject_id
            """
        ),
        (
            Phrase(en: "each text of a trait is a word of the brand", zh: "每个文本属性值都在词表中"),
            """
            SELECT COUNT(*)
            FROM person_traits t
            LEFT JOIN words w ON w.brand_id = t.brand_id AND w.id = t.value
            WHERE t.form = 1 AND w.id IS NULL
            """
        ),
    ]
}
