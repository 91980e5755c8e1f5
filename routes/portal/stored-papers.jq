# What papers the citizen document store has of a person; the field names are those public clients use.
{
  SoDinhDanhChuSoHuu: .owner,
  HoTenNguoiYeuCau: .askedBy,
  KenhThucHien: "2",
  SoDinhDanhNguoiYeuCau: .askedByNumber,
  MaThuTuc: .procedure,
  DanhSachDanhMucKetQua: [.papers[] | {MaKetQua: .code, SoKyHieu: .symbol}]
}
