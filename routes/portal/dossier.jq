# A dossier as the national portal wants it (DongBoHoSoMC): every value is text, times are yyyyMMddHHmmss in Vietnam.
# Takes what dossier:read or dossier:look-up gives, with statuses. Used by the daily sync and by the instant look-up.
def at($status): [.statuses[] | select(.status == $status)] | last | (.at // null) | portal_time;
def text: . // "" | tostring;

. as $dossier
| ({table: "portal-procedures", code: (.mapping.portalProcedure // .procedure), on: (.receivedAt | vn_date)} | table_row)
  as $procedure
| (.form // {}) as $form
| (.oneStopNumber // .dossier) as $number
| [.documents[] | select(.cancelled | not)] as $papers
| [.statuses[] | select(.status == "RECEIVED")] as $receptions
| {
    MaHoSo: $number,
    MaTTHC: (.mapping.portalProcedure // .procedure),
    TenTTHC: ($procedure.name | text),
    MaLinhVuc: ($procedure.field | text),
    TenLinhVuc: ($procedure.field_name | text),
    KenhThucHien: (if .group == "single" then "1" else "2" end),
    ChuHoSo: ($form.nycHoTen // ([$form.nycHo, $form.nycChuDem, $form.nycTen] | map(select(. != null and . != "")) | join(" ")) | text),
    LoaiDoiTuong: "1",
    MaDoiTuong: "",
    ThongTinKhac: "",
    Email: ($form.nycEmail | text),
    Fax: "",
    SoDienThoai: ($form.nycSoDienThoai | text),
    SoGiayToChuHoSo: ($form.nycSoDDCN // $form.nycSoGiayTo | text),
    TrichYeuHoSo: ($procedure.name | text | .[:1000]),
    NgayTiepNhan: (.receivedAt | portal_time),
    NgayHenTra: (.dueAt | portal_time),
    TrangThaiHoSo: (.status | portal_code | text),
    NgayTra: at("RETURNED"),
    ThongTinTra: "",
    HinhThuc: "0",
    NgayKetThucXuLy: (
      [at("REGISTERED"), at("RETURNED"), at("STOPPED"), at("REJECTED"), at("WITHDRAWN")] | map(select(. != "")) | first // ""
    ),
    DonViXuLy: ($procedure.unit // .unit | text),
    GhiChu: "",
    NoiNopHoSo: "2",
    HoSoCoThanhPhanSoHoa: (if ($papers | length) > 0 then "1" else "0" end),
    TaiKhoanDuocXacThucVoiVNeID: (if .group == "single" then "0" else "1" end),
    DuocThanhToanTrucTuyen: "0",
    NgayTuChoi: at("REJECTED"),
    NgayNopHoSo: ([$receptions[] | .at] | first | portal_time),
    DinhDanhCHS: [
      ($form.nycSoDDCN | text) | select(. != "")
      | {LoaiDinhDanh: (if test("^[0-9]{12}$") then "1" else "2" end), SoDinhDanh: .}
    ],
    TaiLieuNop: [
      .documents[] | {
        TepDinhKemId: (.id | tostring),
        TenTepDinhKem: (.fileName | text | .[:4000]),
        IsDeleted: (if .cancelled then "True" else "False" end),
        MaThanhPhanHoSo: (.kind | tostring),
        DuongDanTaiTepTin: (.link // ""),
        DuocSoHoa: "1",
        DuocTaiSuDung: "0",
        DuocLayTuKhoDMQG: "0",
        MaKetQuaThayThe: ""
      }
    ],
    DanhSachLePhi: [],
    DanhSachTepDinhKemKhac: [],
    DanhSachHoSoBoSung: [
      .statuses[] | select(.status == "SUPPLEMENT_REQUIRED") | . as $asked
      | ([$receptions[] | select(.version == $asked.version + 1)] | first) as $brought
      | {
          HoSoBoSungId: ($asked.version | tostring),
          NguoiYeuCauBoSung: ($asked.by | text),
          NoiDungBoSung: ($asked.reason // $asked.note | text),
          NgayBoSung: ($asked.at | portal_time),
          NguoiTiepNhanBoSung: "",
          ThongTinTiepNhan: "",
          NgayTiepNhanBoSung: (if $brought then $brought.at | portal_time else "" end),
          TrangThaiBoSung: (if $brought then "1" else "0" end),
          DanhSachGiayToBoSung: [],
          DanhSachLePhiBoSung: [],
          NgayHenTraTruoc: "",
          NgayHenTraMoi: (if $brought then $dossier.dueAt | portal_time else "" end)
        }
    ],
    DanhSachGiayToKetQua: (
      if .paper == null then []
      else [{
        TenGiayTo: (.paper.title | text),
        MaThanhPhanHoSo: "",
        GiayToId: ("kq-" + (.version | tostring)),
        DuongDanTepTinKetQua: (.paper.link // ""),
        MaGiayToKetQua: (.mapping.resultPaper | text)
      }] end
    )
  }
