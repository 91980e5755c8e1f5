# A request of the one-stop system for stored papers, in our words.
{
  number: .maHoSo,
  owner: .soDinhDanhChuSoHuu,
  askedBy: .hoTenNguoiYeuCau,
  askedByNumber: .soDinhDanhNguoiYeuCau,
  papers: [.giayTo[] | {code: .maKetQua, symbol: (.soKyHieu // "")}],
  confirmed: (.xacNhan.dongY == true),
  confirmedAt: (.xacNhan.thoiGian // "" | moment),
  recordedBy: (.xacNhan.nguoiGhiNhan // "")
}
