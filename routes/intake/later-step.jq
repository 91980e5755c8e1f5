# Status of a later step in our words; a result that is JSON as text is read, any other text is kept as it is.
def content: if type == "string" then . as $text | (fromjson? // $text) else . end;
{
  number: .soHoSoLT,
  procedure: (.maTTHC // ""),
  agency: (.coQuanXuLy | tostring),
  code: (.trangThai | tostring),
  at: (.thoiGianThucHien // "" | moment),
  note: .noiDungXuLy,
  reason: .ghiChu,
  result: (.ketQuaXuLy | content)
}
| with_entries(select(.value != null and .value != ""))
| .procedure //= ""
