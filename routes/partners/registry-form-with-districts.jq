# The form of dossiers received until 30/06/2025: names and dates in one field, addresses with maHuyen. Parts are joined;
# a district that the form does not name cannot be made up, so addresses go on as they came.
def filled: select(. != null and . != "");
def two: tostring | if length == 1 then "0" + . else . end;
def day($day; $month; $year): [($day | filled | two), ($month | filled | two), ($year | filled | tostring)] | join(".");
def persons($suffixes): [keys[] | . as $key | $suffixes[] as $suffix | select($key | endswith($suffix)) | $key | rtrimstr($suffix)] | unique;

def joined_name($who):
  if (.[$who + "HoTen"] // "") == "" then
    .[$who + "HoTen"] = ([.[$who + "Ho", $who + "ChuDem", $who + "Ten"] | filled] | join(" "))
  else . end
  | delpaths([[$who + "Ho"], [$who + "ChuDem"], [$who + "Ten"]]);

def joined_date($who; $event):
  ($who + "Ngay" + $event) as $field | .[$field] as $date
  | if ($date | type) == "object" then
      .[$field] = ($date | day(.["ngay" + $event]; .["thang" + $event]; .["nam" + $event]))
    elif (.[$who + "Nam" + $event] // "") != "" and ($date // "" | tostring | length) <= 2 then
      .[$field] = day($date; .[$who + "Thang" + $event]; .[$who + "Nam" + $event])
    else . end
  | delpaths([[$who + "Thang" + $event], [$who + "Nam" + $event]]);

.form |= (
  reduce ([keys[] | select(endswith("HoTen") | not)
      | select(endswith("Ten") or endswith("ChuDem") or endswith("Ho"))
      | rtrimstr("ChuDem") | rtrimstr("Ten") | rtrimstr("Ho")] | unique)[] as $who (.; joined_name($who))
  | reduce persons(["NgaySinh", "NamSinh"])[] as $who (.; joined_date($who; "Sinh"))
  | reduce persons(["NgayChet", "NamChet"])[] as $who (.; joined_date($who; "Chet"))
)
