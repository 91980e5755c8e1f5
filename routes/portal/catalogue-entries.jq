# What the portal answers -> [{code, name, content}], content being the entry as it is. Known fields are named here; of
# the other lists no field names are public: the code is then the first field whose name begins with MA, else ID, and the
# name the first that begins with TEN. Where a list comes otherwise, name its fields here.
{
  "fields": ["MALINHVUC", "TENLINHVUC"],
  "agencies": ["MADONVI", "TENDONVI"],
  "procedures": ["MATTHC", "TENTTHC"],
  "procedure-details": ["MATTHC", "TENTTHC"]
} as $known
| def first_field($start): [keys[] | select(ascii_upcase | startswith($start))] | first;
  ($known[header("list") // ""] // []) as $fields
| (.result // []) | (if type == "array" then . else [.] end)
| [.[] | select(type == "object" and length > 0)
    | (($fields[0] // first_field("MA")) // first_field("ID")) as $code
    | ($fields[1] // first_field("TEN")) as $name
    | {
        code: (if $code then (.[$code] // "" | tostring) else "" end),
        name: (if $name then (.[$name] // "" | tostring) else "" end),
        content: .
      }]
