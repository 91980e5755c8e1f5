# A notice of the payment platform in our words; -1: not so many đồng. The receipt block (ThongTinBienLai) is not signed and not read.
{
  reference: .MaThamChieu,
  amount: (if (.MaTienTe // "VND") == "VND" then .SoTien | tostring | tonumber else -1 end),
  transaction: (.MaGiaoDich // ""),
  result: ({table: "payment-results", code: (.MaKetQua // ""), on: header("today")} | table_row | .result // "PENDING"),
  at: ((.ThoiGianGD // "") | if test("^[0-9]{14}$") then .[6:8] + "/" + .[4:6] + "/" + .[0:4] + " " + .[8:10] + ":" + .[10:12] + ":" + .[12:14] | from_vn_time else null end)
}
