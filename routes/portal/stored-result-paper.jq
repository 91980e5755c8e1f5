# A result paper for the citizen document store. Names follow those the store answers with; the push itself is not
# documented in public, so compare every name with the portal's manual.
{
  MaHoSo: (.oneStopNumber // .dossier),
  MaThuTuc: (.mapping.portalProcedure // .procedure),
  SoDinhDanhChuSoHuu: (.result.soDinhDanh // .form.nksSoDDCN // .form.nktSoDDCN // "" | tostring),
  HoTenChuSoHuu: (
    .result.hoTen // .form.nksHoTen // .form.nktHoTen
    // ([.form.nksHo // .form.nktHo, .form.nksChuDem // .form.nktChuDem, .form.nksTen // .form.nktTen]
        | map(select(. != null and . != "") | tostring) | join(" "))
  ),
  DanhSachGiayToKetQua: [
    {
      MaKetQua: .mapping.resultPaper,
      TenGiayTo: .paper.title,
      SoKyHieu: (.result.so // .result.soKyHieu // "" | tostring),
      CoQuanChuQuan: header("portalAgency"),
      NgayCap: (.result.ngayDangKy // "" | tostring),
      DanhSachTepDinhKem: [
        {TenTep: .paper.fileName, DuongDan: (.paper.link // ""), NoiDung: .paper.content}
      ]
    }
  ]
}
