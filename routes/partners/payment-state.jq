# What the platform answers about a payment. The names inside message are not confirmed by a manual; the receipt is not read.
# An answer about another payment than the one that was asked about says nothing, nor does one in plain words.
(.message | if type == "string" then fromjson? // {} else . end | if type == "object" then . else {} end)
| {
    reference: header("reference"),
    amount: (.SoTien // "-1" | tostring | if test("^[0-9]{1,15}$") then tonumber else -1 end),
    transaction: (.MaGiaoDich // ""),
    result: (if (.MaThamChieu // "") != header("reference") then "PENDING" else {table: "payment-results", code: (.MaKetQua // ""), on: header("today")} | table_row | .result // "PENDING" end),
    url: (.UrlThanhToan // "")
  }
