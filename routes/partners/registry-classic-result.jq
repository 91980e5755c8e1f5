# What ketQuaDangKyHS answers, in our words. The result's place and its paper's name are unverified: the usual ones.
def text: if . == null then "" else tostring end;
def opened: if type == "string" then (fromjson? // null) elif type == "array" then first else . end;
((.errorCode // .maLoi // .code) | text) as $code
| ((.value // .data | opened) // .) as $case
| (($case | if type == "object" then .ketQuaXuLy else null end | opened) // $case) as $result
| {
    code: (if $code | . == "" or . == "0" or . == "00" or . == "1" then "0" else $code end),
    status: "REGISTERED",
    at: ($case.thoiGianThucHien | text | from_vn_time),
    by: ($case.nguoiXuLy | text),
    title: ($case.chucDanh | text),
    unit: ($case.phongBanXuLy | text),
    note: ($case.noiDungXuLy | text),
    result: ($result | del(.giayKhaiSinh, .giayKhaiTu, .giayKetHon)),
    paper: ($result
      | if .giayKetHon then {content: .giayKetHon, title: "Giấy chứng nhận kết hôn", fileName: "giay-chung-nhan-ket-hon.pdf"}
        elif .giayKhaiTu then {content: .giayKhaiTu, title: "Trích lục khai tử", fileName: "trich-luc-khai-tu.pdf"}
        else {content: (.giayKhaiSinh // ""), title: "Giấy khai sinh", fileName: "giay-khai-sinh.pdf"} end)
  }
