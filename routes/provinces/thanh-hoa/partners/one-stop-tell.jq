# A status or a later step, with its result, as elements. A result is carried as JSON text: its fields are the registry's.
{
  capNhatTrangThai: {
    maHoSo: .maHoSo,
    maHoSoLT: .maHoSoLT,
    lanNop: .lanNop,
    buoc: (.buoc // ""),
    coQuanXuLy: (.coQuanXuLy // ""),
    trangThai: .trangThai,
    thoiGian: ((.thoiGian // "") | vn_time),
    nguoiXuLy: (.nguoiXuLy // ""),
    chucDanh: (.chucDanh // ""),
    phongBan: (.phongBan // ""),
    noiDung: (.noiDung // ""),
    lyDo: (.lyDo // ""),
    hanBoSung: (.hanBoSung // ""),
    ketQua: (if .ketQua == null then "" else .ketQua | tojson end),
    giayToKetQua: (
      if .giayToKetQua == null then ""
      else {
        tenGiayTo: .giayToKetQua.title,
        tenTepDinhKem: .giayToKetQua.fileName,
        duLieuTepDinhKem: (.giayToKetQua.content // "")
      } end
    )
  }
}
