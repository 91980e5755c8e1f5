# A status for the one-stop system, in the engine's own words; with the result and its paper once registered.
. as $dossier
| .message as $status
| {
    maHoSo: .oneStopNumber,
    maHoSoLT: .dossier,
    lanNop: $status.version,
    trangThai: $status.status,
    thoiGian: $status.at,
    nguoiXuLy: ($status.by // ""),
    chucDanh: ($status.title // ""),
    phongBan: ($status.unit // ""),
    noiDung: ($status.note // ""),
    lyDo: ($status.reason // ""),
    hanBoSung: ($status.deadline // "")
  }
| if $status.status == "REGISTERED" then . + {ketQua: $dossier.result, giayToKetQua: $dossier.paper} else . end
