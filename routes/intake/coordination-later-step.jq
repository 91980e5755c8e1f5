# Status of a later step as the coordination system may pass it on (names as in CapNhatTrangThai; unverified, ours), in our
# words; a result that is JSON as text is read, any other text is kept as it is.
def content: if type == "string" then . as $text | (fromjson? // $text) else . end;
def stated:
  if . == "" then null
  elif test("^[0-9]{14}$")
  then ("\(.[6:8])/\(.[4:6])/\(.[0:4]) \(.[8:10]):\(.[10:12]):\(.[12:14])" | moment // "unreadable")
  else (moment // "unreadable") end;
{
  number: .MaHoSo,
  procedure: (.MaTTHC // ""),
  agency: (.CoQuanXuLy | tostring),
  code: (.TrangThai | tostring),
  at: (.ThoiGian // "" | stated),
  note: .NoiDung,
  reason: .LyDo,
  result: (.KetQua | content)
}
| with_entries(select(.value != null and .value != ""))
| .procedure //= ""
