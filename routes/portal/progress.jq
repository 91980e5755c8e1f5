# A dossier's statuses as progress rows of the portal (CapNhatTienDoHoSoMC), oldest first, every value text.
# Takes the same as dossier.jq.
def text: . // "" | tostring;

. as $dossier
| [
    .statuses[] | {
      MaHoSo: ($dossier.oneStopNumber // $dossier.dossier),
      NguoiXuLy: (.by | text | if . == "" then "Hệ thống" else . end | .[:50]),
      ChucDanh: (.title | text),
      ThoiDiemXuLy: (.at | portal_time),
      PhongBanXuLy: (.unit // $dossier.unit | text),
      NoiDungXuLy: ((.note // .reason // {
        RECEIVED: "Tiếp nhận hồ sơ",
        ACCEPTED: "Bộ phận một cửa tiếp nhận hồ sơ",
        FORWARDED: "Chuyển hồ sơ sang phần mềm hộ tịch",
        SUPPLEMENT_REQUIRED: "Yêu cầu bổ sung hồ sơ",
        REGISTERED: "Hoàn thành đăng ký",
        RETURNED: "Trả kết quả",
        REJECTED: "Từ chối giải quyết hồ sơ",
        WITHDRAWN: "Công dân rút hồ sơ",
        STOPPED: "Dừng xử lý hồ sơ"
      }[.status]) | text),
      TrangThai: (.status | portal_code | text),
      NgayBatDau: (.at | portal_time),
      NgayKetThucTheoQuyDinh: ($dossier.dueAt | portal_time)
    }
  ]
