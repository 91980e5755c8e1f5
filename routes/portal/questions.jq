# Questions of the portal in our words: id tells them apart, the rest is kept as it came. Field names are not confirmed.
[
  (.result // [] | if type == "array" then .[] else . end)
  | {id: (.CAUHOIID // .CauHoiId // .cauhoiid // .ID // .Id // "" | tostring), question: .}
  | select(.id != "")
]
| unique_by(.id)
