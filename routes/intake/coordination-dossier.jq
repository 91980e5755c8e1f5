# A dossier as the coordination system may send it (CreateDossier, unverified; DuLieuToKhai and DuLieuTepTin are ours), in the
# words of the partner API. Whether it is a birth or a death shows in the form: its module is not sent.
def received:
  if test("^[0-9]{14}$")
  then "\(.[6:8])/\(.[4:6])/\(.[0:4]) \(.[8:10]):\(.[10:12]):\(.[12:14])"
  else (moment | vn_time) end;

{
  maHoSo: .MaHoSo,
  maTTHC: .MaTTHC,
  maDonVi: .MaDonViTiepNhan,
  module: (if (.DuLieuToKhai | tostring | test("nktHo")) then "KT" else "KS" end),
  ngayTiepNhan: (.NgayTiepNhan | received),
  techId: "",
  data: .DuLieuToKhai,
  fileDinhKem: [
    (.ThanhPhanHoSo // [])[] as $component
    | ($component.GiayToDinhKem // [])[]
    | {
        tenGiayTo: (if (.TenGiayTo // "") != "" then .TenGiayTo else $component.TenThanhPhanHoSo // "" end),
        tenTepDinhKem: .TenTepTin,
        huyGiayTo: 0,
        duLieuTepDinhKem: .DuLieuTepTin
      }
  ]
}
