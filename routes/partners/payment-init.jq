# A payment as the platform wants it (INIT). The receipt block (ThongTinBienLai) is not covered by the signature.
# ThoiGianGD as yyyyMMddHHmmss is not confirmed by a manual.
def compact: vn_time | .[6:10] + .[3:5] + .[0:2] + .[11:13] + .[14:16] + .[17:19];

def ours($name): header($name) // "";

{
  LoaiBanTin: "INIT",
  PhienBan: ours("PhienBan"),
  MaDoiTac: ours("MaDoiTac"),
  MaThamChieu: .reference,
  SoTien: (.amount | tostring),
  LoaiHinhThanhToan: "PAY",
  MaKenhThanhToan: "1",
  MaThietBi: "1",
  NgonNgu: "vi-VN",
  MaTienTe: "VND",
  MaNganHang: ours("MaNganHang"),
  ThongTinGiaoDich: ("Phi ban sao ho so " + .dossier),
  ThoiGianGD: (.now | compact),
  Ip: ours("Ip"),
  ThongTinBienLai: {
    MaDichVu: "2",
    MaDVC: (.procedure + ".01"),
    TenDVC: .fee.name,
    MaTTHC: .procedure,
    TenTTHC: (.procedureName // ""),
    MaDonVi: ours("MaDonVi"),
    TenDonVi: ours("TenDonVi"),
    MaHoSo: .dossier,
    TKThuHuong: ours("TKThuHuong"),
    MaNHThuHuong: ours("MaNHThuHuong"),
    TenTKThuHuong: ours("TenTKThuHuong"),
    HoTenNguoiNop: (.payerName // ""),
    SoCMNDNguoiNop: (.payerNumber // ""),
    DiaChiNguoiNop: (.payerAddress // ""),
    HuyenNguoiNop: "",
    TinhNguoiNop: (.payerProvince // ""),
    PhiLePhi: [{LoaiPhiLePhi: .fee.kind, MaPhiLePhi: .fee.code, TenPhiLePhi: .fee.name, SoTien: (.amount | tostring)}],
    DSKhoanNop: [{NoiDung: (.fee.name + " x " + (.copies | tostring)), SoTien: (.amount | tostring)}]
  }
}
