# A decision of the one-stop system in our words; a deadline in the form PM DVCLT wants it.
{
  number: .maHoSo,
  status: {
    TIEP_NHAN: "ACCEPTED",
    YEU_CAU_BO_SUNG: "SUPPLEMENT_REQUIRED",
    TU_CHOI: "REJECTED",
    TRA_KET_QUA: "RETURNED",
    RUT_HO_SO: "WITHDRAWN",
    DUNG_XU_LY: "STOPPED"
  }[.trangThai],
  at: (.thoiGian // "" | moment),
  by: (.nguoiXuLy // ""),
  title: (.chucDanh // ""),
  unit: (.phongBan // ""),
  note: (.noiDung // ""),
  reason: (if .trangThai == "YEU_CAU_BO_SUNG" or .trangThai == "TU_CHOI" then .noiDung // "" else "" end),
  source: "officer",
  deadline: (.hanBoSung // "" | moment | vn_time)
}
