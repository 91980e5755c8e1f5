# DongBoHoSoMC: {isUpdating, data, incomplete}. Every value is text, dates are yyyyMMddHHmmss in Viet Nam. Fields that count
# for the province's score are filled where we can; incomplete = dossiers that lack one all the same.
def text: if . == null then "" else tostring end;
def flag: if . then "1" else "0" end;
def when($statuses): [.statuses[] | select(.status as $s | $statuses | index($s))];
def first_at($statuses): when($statuses) | first | .at | portal_time;
def last_at($statuses): when($statuses) | last | .at | portal_time;
def name($who): .form | if (.[$who + "HoTen"] | text) != "" then .[$who + "HoTen"] | text
  else [.[$who + "Ho", $who + "ChuDem", $who + "Ten"] | text | select(. != "")] | join(" ") end;
# At the counter or by the citizen: every front but the one-stop system is one the citizen filed at.
def online: .front != "one-stop";
def applicant: .form.nguoiNop as $filer
  | {name: (name("nyc") as $n | if $n != "" then $n else $filer.hoTen | text end),
     paper: ([.form.nycSoDDCN, .form.nycSoGiayToTuyThan, .form.nycSoGiayTo, $filer.soDDCN, $filer.soGiayTo]
       | map(text | select(. != "")) | first // ""),
     phone: ([.form.nycSoDienThoai, $filer.soDienThoai] | map(text | select(. != "")) | first // ""),
     mail: ([.form.nycEmail, $filer.email] | map(text | select(. != "")) | first // "")};

def dossier:
  . as $d
  | (.mapping.portalProcedure // .procedure) as $code
  | ({table: "portal-procedures", code: $code, on: (.receivedAt | vn_date)} | table_row) as $procedure
  | ({table: "portal-units", code: .unit, on: (.receivedAt | vn_date)} | table_row) as $unit
  | applicant as $who
  | {
      MaHoSo: (.oneStopNumber // .dossier),
      MaTTHC: $code,
      TenTTHC: ($procedure.name // $code),
      MaLinhVuc: ($procedure.field // "G15-TP07"),
      TenLinhVuc: ($procedure.field_name // "Hộ tịch"),
      KenhThucHien: (if online then "2" else "1" end),
      ChuHoSo: $who.name,
      LoaiDoiTuong: "1",
      MaDoiTuong: (if online then .technicalId | text else "" end),
      SoGiayToChuHoSo: $who.paper,
      ThongTinKhac: "",
      Email: $who.mail,
      Fax: "",
      SoDienThoai: $who.phone,
      TrichYeuHoSo: (($procedure.name // $code)[0:1000]),
      NgayNopHoSo: (.receivedAt | portal_time),
      NgayTiepNhan: (.receivedAt | portal_time),
      NgayHenTra: (.dueAt // .groupDueAt // .receivedAt | portal_time),
      TrangThaiHoSo: (.status | portal_code),
      NgayTra: last_at(["RETURNED"]),
      ThongTinTra: (if .status == "RETURNED" then "Trả kết quả điện tử" else "" end),
      HinhThuc: "0",
      NgayKetThucXuLy: ([first_at(["REGISTERED"]), first_at(["RETURNED"]), first_at(["STOPPED", "REJECTED", "WITHDRAWN"])]
        | map(select(. != "")) | first // ""),
      NgayTuChoi: last_at(["REJECTED"]),
      DonViXuLy: ($unit.name // .unit),
      GhiChu: (.statuses | last | (.reason // .note) | text),
      NoiNopHoSo: "2",
      HoSoCoThanhPhanSoHoa: ([.documents[] | select(.cancelled | not)] | length > 0 | flag),
      TaiKhoanDuocXacThucVoiVNeID: (online | flag),
      DuocThanhToanTrucTuyen: "0",
      DinhDanhCHS: (if $who.paper == "" then [] else
        [{LoaiDinhDanh: (if $who.paper | test("^[0-9]{12}$") then "1" else "2" end), SoDinhDanh: $who.paper}] end),
      DSKetNoiCSDL: [{MaCSDL: "7"}],
      TaiLieuNop: [.documents[] | {
        TepDinhKemId: (.id | tostring),
        TenTepDinhKem: (.fileName | text),
        IsDeleted: (if .cancelled then "True" else "False" end),
        MaThanhPhanHoSo: "",
        DuongDanTaiTepTin: (.link | text),
        DuocSoHoa: "1",
        DuocTaiSuDung: "0",
        DuocLayTuKhoDMQG: "0",
        MaKetQuaThayThe: ""
      }],
      DanhSachLePhi: [],
      DanhSachTepDinhKemKhac: [],
      DanhSachHoSoBoSung: [when(["SUPPLEMENT_REQUIRED"])[] | . as $asked
        | ([$d.statuses[] | select(.status == "RECEIVED" and .version == $asked.version + 1)] | first) as $brought | {
          HoSoBoSungId: ($asked.version | tostring),
          NguoiYeuCauBoSung: ($asked.by | text),
          NoiDungBoSung: ($asked.note // $asked.reason | text),
          NgayBoSung: ($asked.at | portal_time),
          NguoiTiepNhanBoSung: "",
          ThongTinTiepNhan: "",
          NgayTiepNhanBoSung: ($brought.at | portal_time),
          TrangThaiBoSung: ($brought != null | flag),
          DanhSachGiayToBoSung: [],
          DanhSachLePhiBoSung: [],
          NgayHenTraTruoc: "",
          NgayHenTraMoi: (if $brought then $d.dueAt | portal_time else "" end)
        }],
      DanhSachGiayToKetQua: (if .paper then [{
        TenGiayTo: (.paper.title | text),
        MaThanhPhanHoSo: "",
        GiayToId: (.paper.id | tostring),
        DuongDanTepTinKetQua: (.paper.link | text),
        MaGiayToKetQua: (.mapping.resultPaper | text)
      }] else [] end)
    };

{
  isUpdating: (if .update then "True" else "False" end),
  data: [.dossiers[] | dossier],
  incomplete: ([.dossiers[] | select(
    .dueAt == null
    or ({table: "portal-procedures", code: (.mapping.portalProcedure // .procedure), on: (.receivedAt | vn_date)} | table_row) == null
    or ({table: "portal-units", code: .unit, on: (.receivedAt | vn_date)} | table_row) == null
    or (.paper != null and ((.paper.link | text) == "" or (.mapping.resultPaper | text) == ""))
    or (applicant | .name == "" or .paper == ""))] | length)
}
