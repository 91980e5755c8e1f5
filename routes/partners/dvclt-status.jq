# A status as PM DVCLT wants it (capNhatTrangThaiHoSoDVCLTHoTich). Dates dd/MM/yyyy HH:mm:ss; the result is JSON as text.
# The appointment is that of the version reported on; a later version's is the new one (ngayHenTraMoi) beside the old.
def flat: if type == "object" then (.dcChiTiet // "") else . end;
def residence: flat | if . == null or . == "" then "Không có thông tin" else . end;
def stay: if . == null or (tostring | . == "0" or . == "") then 1 else . end;

def result($dossier):
  . as $result
  | with_entries(.value |= flat)
  | if has("nksHoTen") then .nksNoiSinhMaTinh = ($result.nksNoiSinh | if type == "object" then .maTinh else null end) else . end
  | if $dossier.group == "birth" then
      .meNoiCuTru |= residence | .chaNoiCuTru |= residence
      | .meLoaiCuTru |= stay | .chaLoaiCuTru |= stay
      | .giayKhaiSinh = $dossier.paper.content
    else
      .nktNoiCuTru |= residence | .nktLoaiCuTru |= stay
      | .giayKhaiTu = $dossier.paper.content
    end
  | .maGiayToKetQua = $dossier.mapping.resultPaper;

. as $dossier
| .message as $status
| {
    maTTHC: .procedure,
    soHoSoLT: .dossier,
    coQuanXuLy: 5,
    maHoSo: (.oneStopNumber // ""),
    trangThai: ($status.status | dvclt_code | tonumber),
    thoiGianThucHien: ($status.at | vn_time),
    ghiChu: ($status.reason // $status.note // ""),
    ketQuaXuLy: (if $status.status == "REGISTERED" then (.result | result($dossier) | tojson) else "" end),
    nguoiXuLy: ($status.by // ""),
    chucDanh: ($status.title // ""),
    phongBanXuLy: ($status.unit // ""),
    noiDungXuLy: ($status.note // {
        RECEIVED: "Hệ thống đã tiếp nhận hồ sơ",
        ACCEPTED: "Bộ phận một cửa tiếp nhận hồ sơ",
        FORWARDED: "Gửi hồ sơ sang phần mềm hộ tịch của Bộ Tư pháp",
        SUPPLEMENT_REQUIRED: "Yêu cầu bổ sung hồ sơ",
        REGISTERED: "Hoàn thành đăng ký",
        RETURNED: "Trả kết quả",
        REJECTED: "Từ chối giải quyết hồ sơ"
      }[$status.status]),
    ngayBatDau: (.appointment.startsAt | vn_time),
    ngayKetThucTheoQuyDinh: (.appointment.dueAt | vn_time),
    ngayHenTraTruoc: (.appointment.previousDueAt // .appointment.dueAt | vn_time),
    ngayHenTraMoi: (if .appointment.previousDueAt then .appointment.dueAt | vn_time else "" end),
    hanBoSungHoSo: (if $status.status == "SUPPLEMENT_REQUIRED" then ($status.deadline // "") else "" end)
  }
