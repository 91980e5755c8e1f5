# The form of dossiers received from 01/07/2025: no maHuyen, and province codes of the 34. A code that has ended, or one
# that stands beside a district and so is of the older list, becomes that of the province it was merged into (52 beside a
# district is Bình Định). Names and dates go on in the parts they came in: which word is a family name is not guessed.
. as $dossier
| ($dossier.receivedAt | vn_date) as $on
| def province($districts):
    . as $code
    | ({table: "provinces", code: $code, on: $on} | table_row) as $now
    | ({table: "provinces", code: $code, on: "2025-06-30"} | table_row) as $before
    | if $before != null and ($districts or $now == null) then $before.merged_into else $code end;
  def address:
    (.maHuyen // "" | tostring | . != "") as $districts
    | if has("maTinh") then .maTinh |= (if . == null or . == "" then . else tostring | province($districts) end) else . end
    | del(.maHuyen);
  .form |= map_values(if type == "object" and (has("maTinh") or has("maHuyen")) then address else . end)
