# A result paper for the citizen document store. Names follow those the store answers with; the push itself is not
# documented in public, so compare every name with the portal's manual.
{
  MaHoSo: (.oneStopNumber // .dossier),
  MaThuTuc: (.mapping.portalProcedure // .procedure),
  SoDinhDanhChuSoHuu: (
    [.result.soDinhDanh, .form.nksSoDDCN, .form.nktSoDDCN, .result.nktSoGiayTo, .form.nktSoGiayToTuyThan]
    | map(select(. != null) | tostring | select(test("^[0-9]{12}$"))) | first // ""
  ),
  HoTenChuSoHuu: (
    .result.nksHoTen // .result.nktHoTen // .form.nksHoTen // .form.nktHoTen
    // ([.form.nksHo // .form.nktHo, .form.nksChuDem // .form.nktChuDem, .form.nksTen // .form.nktTen]
        | map(select(. != null and . != "") | tostring) | join(" "))
  ),
  DanhSachGiayToKetQua: [
    {
      MaKetQua: .mapping.resultPaper,
      TenGiayTo: .paper.title,
      SoKyHieu: (.result.soDangKy // "" | tostring),
      CoQuanChuQuan: (header("portalAgency") // ""),
      NgayCap: (.result.ngayDangKy // "" | tostring),
      DanhSachTepDinhKem: [
        {TenTep: .paper.fileName, DuongDan: (.paper.link // ""), NoiDung: .paper.content}
      ]
    }
  ]
}
