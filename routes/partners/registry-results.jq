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
      result: (if .ketQuaXuLy then .ketQuaXuLy | del(.giayKhaiSinh, .giayKhaiTu) else null end),
      paper: (if .ketQuaXuLy then .ketQuaXuLy | {
          content: (.giayKhaiSinh // .giayKhaiTu // ""),
          title: (if .giayKhaiTu then "Trích lục khai tử" else "Giấy khai sinh" end),
          fileName: (if .giayKhaiTu then "trich-luc-khai-tu.pdf" else "giay-khai-sinh.pdf" end)
        } else null end)
    }
  ]
}
