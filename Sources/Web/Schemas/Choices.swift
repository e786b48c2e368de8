import Access
import Shop

// What the API may be told of a few words is told in the rooms' own.
extension Role: Choice {}
extension Permission: Choice {}
extension Platform: Choice {}
extension Language: Choice {}
