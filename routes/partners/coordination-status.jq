# A status as the coordination system may want it (CapNhatTrangThai, unverified). Papers go with it only where the citizen
# has to bring some, or the result is there; the result's was uploaded before and is named here.
. as $dossier
| .message as $status
| [{
    MaHoSo: .dossier,
    MaHoSoMotCua: (.oneStopNumber // ""),
    TrangThai: ({front: "coordination", status: $status.status} | front_code),
    ThoiGian: ($status.at | vn_time),
    LyDo: ($status.reason // $status.note // ""),
    NgayHenTra: (.appointment.dueAt | vn_time)
  }
  + (if $status.status == "SUPPLEMENT_REQUIRED" then {HanBoSung: ($status.deadline // ""), DanhSachGiayTo: []} else {} end)
  + (if $status.status == "REGISTERED" then {
      KetQua: (.result // {}),
      DanhSachGiayTo: [
        (variable("uploaded") // "null" | fromjson) as $file
        | select($file != null)
        | {
            IdGiayTo: $file.IdTepTin,
            MaKetQua: (.mapping.resultPaper // ""),
            TenGiayTo: (if .group == "death" then "Trích lục khai tử" else "Giấy khai sinh" end),
            HinhThucThu: 4,
            HashTepTin: $file.HashTepTin
          }
      ]
    } else {} end)]
