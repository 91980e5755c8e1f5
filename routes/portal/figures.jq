# One month's figures -> {data: [row, …]} of DongBoThongKeHoSo. Every value is text, the month "1" to "12" without a zero
# in front, percentages with two decimals and a point. LoaiThongKe "1" is the row in total; what it is in a row per
# procedure is not public, so those rows go only where portal.statistics.procedure-type says it.
(.period | split("-")) as $period
| def row($type; $note): {
    Thang: ($period[1] | tonumber | tostring), Nam: $period[0],
    Madonvi: header("agency"), TenDonVi: (header("agencyName") // ""), LoaiThongKe: $type,
    SoNhanTrongKy: (.received | tostring), SoTonKyTruoc: (.carriedOver | tostring), TongSoXuLy: (.total | tostring),
    TongDaXuLy: (.completed | tostring),
    TongXuLyDungHan: (.onTime | tostring), PhanTramXuLyDungHan: .onTimePercent,
    TongXuLyTreHan: (.late | tostring), PhanTramXuLyTreHan: .latePercent,
    TongChuaXuLy: (.notCompleted | tostring),
    TongChuaXuLyTrongHan: (.notCompletedWithin | tostring), PhanTramChuaXuLyTrongHan: .notCompletedWithinPercent,
    TongChuaXuLyTreHan: (.notCompletedOverdue | tostring), PhanTramChuaXuLyTreHan: .notCompletedOverduePercent,
    GhiChu: $note
  };
  (header("procedureType") // "") as $type
| {data: ([.total | row("1"; "")] + (if $type == "" then [] else [.procedures[] | row($type; .maTTHC)] end))}
