# What the registry says of each dossier, in our words. Codes it has not agreed on with us mean: not ready yet.
def text: if . == null then "" else tostring end;
def outcome: if type == "string" then (fromjson? // null) else . end;
{
  results: [
    (.value // [])[] | .ketQuaXuLy |= outcome | {
      dossier: .maHoSoLT,
      oneStopNumber: .maHoSoMCDT,
      status: (.trangThai | text | registry_status),
      at: (.thoiGianThucHien | text | from_vn_time),
      by: (.nguoiXuLy | text),
      title: (.chucDanh | text),
      unit: (.phongBanXuLy | text),
      note: (.noiDungXuLy | text),
      reason: (.ghiChu | text),
      deadline: (.hanBoSungHoSo | text),
      result: (if .ketQuaXuLy then .ketQuaXuLy | del(.giayKhaiSinh, .giayKhaiTu, .giayKetHon) else null end),
      paper: (if .ketQuaXuLy then .ketQuaXuLy
        | if .giayKetHon then {content: .giayKetHon, title: "Giấy chứng nhận kết hôn", fileName: "giay-chung-nhan-ket-hon.pdf"}
          elif .giayKhaiTu then {content: .giayKhaiTu, title: "Trích lục khai tử", fileName: "trich-luc-khai-tu.pdf"}
          else {content: (.giayKhaiSinh // ""), title: "Giấy khai sinh", fileName: "giay-khai-sinh.pdf"} end
        else null end)
    }
  ]
}
